/** Characters that show as nothing but act: controls (escape sequences among them), direction marks, zero-width ones, line separators. */
export const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
