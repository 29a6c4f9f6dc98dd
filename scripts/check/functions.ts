import ts from "typescript-compiler";

/** One function of a file: how long it is in lines, how many parameters it takes, and where it begins. */
export type MeasuredFunction = { name: string; line: number; lines: number; parameters: number; booleans: string[] };

/** Every function of a TypeScript file, inner ones too. */
export function functionsOf(path: string, text: string): MeasuredFunction[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: MeasuredFunction[] = [];
  const visit = (node: ts.Node): void => {
    if (isMeasured(node)) found.push(measure(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Measured = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

function isMeasured(node: ts.Node): node is Measured {
  const isFunction =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node);
  return isFunction && node.body !== undefined;
}

function measure(node: Measured, source: ts.SourceFile): MeasuredFunction {
  const start = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const end = source.getLineAndCharacterOfPosition(node.getEnd()).line;
  const booleans = node.parameters.filter((parameter) => parameter.type?.kind === ts.SyntaxKind.BooleanKeyword);
  return {
    name: nameOf(node, source),
    line: start + 1,
    lines: end - start + 1,
    parameters: node.parameters.length,
    booleans: booleans.map((parameter) => parameter.name.getText(source)),
  };
}

function nameOf(node: Measured, source: ts.SourceFile): string {
  if (node.name !== undefined) return node.name.getText(source);
  const holder = node.parent;
  return ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder)
    ? holder.name.getText(source)
    : "a function";
}
