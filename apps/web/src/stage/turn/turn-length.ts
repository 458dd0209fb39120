/** How long the turn from one lens to the other takes, ms of the stage's clock. */
export const turnLength = 560;
