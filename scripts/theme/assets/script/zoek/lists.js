// The lists of the search, fetched from beside this site. Addresses are seen from this file, so a page at any depth finds them.

/** The root of the site. */
export const ROOT = new URL("../../../", import.meta.url);

/** A file of the folder of lists; throws when it does not come whole. */
export const fetched = async (name) => {
  const answer = await fetch(new URL(`zoek/${name}`, ROOT));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};
