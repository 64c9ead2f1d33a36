"""One async function per intent; each owns one transaction."""
