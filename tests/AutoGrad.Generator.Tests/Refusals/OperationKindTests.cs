using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>
/// Every kind of operation that the compiler knows is read, refused, or cannot occur in a method's body: there is no fourth case.
/// A new compiler brings new kinds, and this test asks for them.
/// </summary>
public sealed class OperationKindTests
{
    private static readonly IReadOnlyDictionary<OperationKind, string> Read = new Dictionary<OperationKind, string>
    {
        [OperationKind.Block] = "double F(double x) { { return x; } }",
        [OperationKind.VariableDeclarationGroup] = "double F(double x) { double y = x; return y; }",
        [OperationKind.VariableDeclaration] = "double F(double x) { double y = x; return y; }",
        [OperationKind.VariableDeclarator] = "double F(double x) { double y = x; return y; }",
        [OperationKind.VariableInitializer] = "double F(double x) { double y = x; return y; }",
        [OperationKind.Switch] = "double F(double x, int n) { switch (n) { case 0: return x; default: return x * x; } }",
        [OperationKind.SwitchCase] = "double F(double x, int n) { switch (n) { case 0: return x; default: return x * x; } }",
        [OperationKind.CaseClause] = "double F(double x, int n) { switch (n) { case 0: return x; default: return x * x; } }",
        [OperationKind.Branch] = "double F(double x, int n) { switch (n) { case 0: x *= x; break; } return x; }",
        [OperationKind.Labeled] = "double F(double x) { if (x > 1) { goto end; } x *= x; end: return x; }",
        [OperationKind.Empty] = "double F(double x) { ; return x; }",
        [OperationKind.Return] = "double F(double x) { return x; }",
        [OperationKind.ExpressionStatement] = "double F(double x) { x *= x; return x; }",
        [OperationKind.LocalFunction] = "double F(double x) { double G(double a) => a * x; return G(x); }",
        [OperationKind.Literal] = "double F(double x) => 2.0 * x;",
        [OperationKind.Conversion] = "double F(double x, int n) => n * x;",
        [OperationKind.Invocation] = "double F(double x) => Math.Sin(x);",
        [OperationKind.Argument] = "double F(double x) => Math.Sin(x);",
        [OperationKind.ArrayElementReference] = "double F(double x) => Table[1] * x; private static readonly double[] Table = { 1, 2 };",
        [OperationKind.LocalReference] = "double F(double x) { double y = x; return y; }",
        [OperationKind.ParameterReference] = "double F(double x) => x;",
        [OperationKind.FieldReference] = "double F(double x) => Rate * x; private static readonly double Rate = 2.5;",
        [OperationKind.PropertyReference] = "double F(double x) => Rate * x; private static double Rate => 2.5;",
        [OperationKind.Unary] = "double F(double x) => -x;",
        [OperationKind.Binary] = "double F(double x) => x + 1;",
        [OperationKind.Conditional] = "double F(double x) => x > 0 ? x : -x;",
        [OperationKind.InstanceReference] = "double F(double x) => this.k * x; private double k = 2;",
        [OperationKind.SimpleAssignment] = "double F(double x) { double y; y = x; return y; }",
        [OperationKind.CompoundAssignment] = "double F(double x) { x *= x; return x; }",
        [OperationKind.NameOf] = "double F(double x) => x * nameof(x).Length;",
        [OperationKind.Tuple] = "(double, double) F(double x) => (x, x);",
        [OperationKind.DefaultValue] = "double F(double x) { double y = default; return x + y; }",
        [OperationKind.SizeOf] = "double F(double x) => x * sizeof(double);",
        [OperationKind.TypeOf] = "double F(double x) => typeof(int).IsValueType ? x : -x;",
        [OperationKind.IsPattern] = "double F(double x) => x is > 0 ? x : -x;",
        [OperationKind.ConstantPattern] = "double F(double x, int n) => n is 3 ? x : -x;",
        [OperationKind.RelationalPattern] = "double F(double x) => x is > 0 ? x : -x;",
        [OperationKind.NegatedPattern] = "double F(double x, int n) => n is not 3 ? x : -x;",
        [OperationKind.BinaryPattern] = "double F(double x, int n) => n is > 3 and < 5 ? x : -x;",
        [OperationKind.DeclarationPattern] = "double F(double x) => x * x is var y && y > 1 ? y : x;",
        [OperationKind.DiscardPattern] = "double F(double x, int n) => n switch { 0 => x, _ => x * x };",
        [OperationKind.SwitchExpression] = "double F(double x, int n) => n switch { 0 => x, _ => x * x };",
        [OperationKind.SwitchExpressionArm] = "double F(double x, int n) => n switch { 0 => x, _ => x * x };",
        [OperationKind.Increment] = "double F(double x) { x++; return x * x; }",
        [OperationKind.Decrement] = "double F(double x) { x--; return x * x; }",
        [OperationKind.Throw] = "double F(double x) { if (x < 0) { throw new ArgumentException(\"x\"); } return x; }",
        [OperationKind.ObjectCreation] = "double F(double x) { if (x < 0) { throw new ArgumentException(\"x\"); } return x; }",
        [OperationKind.InterpolatedString] = "double F(double x) { if (x < 0) { throw new ArgumentException($\"{x} is bad\"); } return x; }",
        [OperationKind.InterpolatedStringText] = "double F(double x) { if (x < 0) { throw new ArgumentException($\"{x} is bad\"); } return x; }",
        [OperationKind.Interpolation] = "double F(double x) { if (x < 0) { throw new ArgumentException($\"{x} is bad\"); } return x; }",
        [OperationKind.DeconstructionAssignment] = "double F(double x) { var (a, b) = (x, x * x); return a * b; }",
        [OperationKind.DeclarationExpression] = "double F(double x) { var (a, b) = (x, x * x); return a * b; }",
        [OperationKind.Discard] = "double F(double x) { _ = x * x; return x; }",
        [OperationKind.Loop] = "double F(double x) { while (x > 1) { x /= 2; } return x; }",
        [OperationKind.DelegateCreation] = "double F(double x) { Func<double, double> f = a => a * x; return f(x); }",
        [OperationKind.MethodReference] = "double F(double x) { Func<double, double> f = Math.Sin; return f(x); }",
        [OperationKind.AnonymousFunction] = "double F(double x) { Func<double, double> f = a => a * x; return f(x); }",
        [OperationKind.ArrayCreation] = "double F(double x) { var a = new double[3]; a[0] = x; return x * a[0]; }",
        [OperationKind.ArrayInitializer] = "double F(double x) { var a = new[] { x }; return a[0]; }",
        [OperationKind.Spread] = "double F(double x, [Constant] int[] b) { int[] a = [1, .. b]; return x * a[0]; }",
        [OperationKind.CollectionExpression] = "double F(double x) { double[] a = [1, x]; return x * a[1]; }",
        [OperationKind.Range] = "double F(Span<double> x) => x[1..][0];",
        [OperationKind.ImplicitIndexerReference] = "double F(Span<double> x) => x[^1];",
        [OperationKind.Try] = "double F(double x) { try { return x * x; } finally { GC.KeepAlive(null); } }",
        [OperationKind.Using] = "double F(double x) { using (var s = new System.IO.MemoryStream()) { return x * x; } }",
        [OperationKind.UsingDeclaration] = "double F(double x) { using var s = new System.IO.MemoryStream(); return x * x; }",
        [OperationKind.MethodBodyOperation] = "double F(double x) { return x; }",
    };

    private static readonly IReadOnlyDictionary<OperationKind, string> Refused = new Dictionary<OperationKind, string>
    {
        [OperationKind.Lock] = "double F(double x) { lock (typeof(int)) { return x; } }",
        [OperationKind.CatchClause] = "double F(double x) { try { return x; } catch (Exception) { return x * x; } }",
        [OperationKind.EventReference] = "double F(double x) { E += null; return x; } private static event Action? E { add { } remove { } }",
        [OperationKind.EventAssignment] = "double F(double x) { E += null; return x; } private static event Action? E { add { } remove { } }",
        [OperationKind.TypeParameterObjectCreation] = "double F<T>(double x) where T : new() { var t = new T(); return t is null ? x : x * x; }",
        [OperationKind.IsType] = "double F(double x, [Constant] object o) => o is string ? x : x * x;",
        [OperationKind.ConditionalAccess] = "double F(double x, [Constant] string? s) => s?.Length is null ? x : x * x;",
        [OperationKind.ConditionalAccessInstance] = "double F(double x, [Constant] string? s) => s?.Length is null ? x : x * x;",
        [OperationKind.AnonymousObjectCreation] = "double F(double x) { var a = new { X = x }; return a.X; }",
        [OperationKind.ObjectOrCollectionInitializer] = "double F(double x) { var a = new Box { X = 1 }; return a.X * x; } private sealed class Box { public int X; }",
        [OperationKind.MemberInitializer] = "double F(double x) { var a = new Outer { Box = { X = 1 } }; return a.Box.X * x; } private sealed class Outer { public Inner Box = new Inner(); } private sealed class Inner { public int X; }",
        [OperationKind.DynamicObjectCreation] = "double F(double x, [Constant] dynamic d) { var a = new Box(d); return a.X * x; } private sealed class Box { public int X; public Box(int n) { X = n; } public Box(string n) { X = 1; } }",
        [OperationKind.DynamicMemberReference] = "double F(double x, [Constant] dynamic d) => x * (int)d.Length;",
        [OperationKind.DynamicInvocation] = "double F(double x, [Constant] dynamic d) => x * (int)d.Count();",
        [OperationKind.DynamicIndexerAccess] = "double F(double x, [Constant] dynamic d) => x * (int)d[0];",
        [OperationKind.TranslatedQuery] = "double F(double x) => x * (from c in \"abc\" select c).Count();",
        [OperationKind.AddressOf] = "unsafe double F(double x) { double y = x; double* p = &y; return x; }",
        [OperationKind.TupleBinaryOperator] = "double F(double x) => (x, 1.0) == (1.0, x) ? x : x * x;",
        [OperationKind.CoalesceAssignment] = "double F(double x, string? s) { s ??= \"a\"; return x * s.Length; }",
        [OperationKind.RecursivePattern] = "double F(double x, string s) => s is { Length: 1 } ? x : x * x;",
        [OperationKind.PropertySubpattern] = "double F(double x, string s) => s is { Length: 1 } ? x : x * x;",
        [OperationKind.TypePattern] = "double F(double x, [Constant] object o) => o switch { string => x, _ => x * x };",
        [OperationKind.With] = "double F(double x) => (P with { A = 2 }).A * x; private static readonly Point P = new Point(1); private sealed record Point(int A);",
        [OperationKind.FunctionPointerInvocation] = "unsafe double F(double x, [Constant] delegate*<double, double> f) => f(x);",
        [OperationKind.ListPattern] = "double F(double x, [Constant] int[] a) => a is [1, 2] ? x : x * x;",
        [OperationKind.SlicePattern] = "double F(double x, [Constant] int[] a) => a is [1, ..] ? x : x * x;",
        [OperationKind.InlineArrayAccess] = "double F(double x, [Constant] Buffer b) => x * b[0]; [System.Runtime.CompilerServices.InlineArray(2)] public struct Buffer { private double first; }",
        [OperationKind.InterpolatedStringHandlerCreation] = "double F(double x) { Handle($\"{x}\"); return x; } private static void Handle(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler h) { }",
        [OperationKind.InterpolatedStringAppendFormatted] = "double F(double x) { Handle($\"{x}\"); return x; } private static void Handle(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler h) { }",
        [OperationKind.InterpolatedStringAppendLiteral] = "double F(double x) { Handle($\"a{x}\"); return x; } private static void Handle(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler h) { }",
        [OperationKind.Utf8String] = "double F(double x) => x * \"abc\"u8.Length;",
        [OperationKind.None] = "unsafe double F(double[] x) { fixed (double* p = x) { return p[0]; } }",
    };

    private static readonly IReadOnlyDictionary<OperationKind, string> CannotOccur = new Dictionary<OperationKind, string>
    {
        [OperationKind.Invalid] = "code with errors, which the compiler reports itself",
        [OperationKind.YieldReturn] = "an iterator does not return a number",
        [OperationKind.YieldBreak] = "an iterator does not return a number",
        [OperationKind.Await] = "an async method does not return a number",
        [OperationKind.Stop] = "Visual Basic",
        [OperationKind.End] = "Visual Basic",
        [OperationKind.RaiseEvent] = "Visual Basic",
        [OperationKind.Parenthesized] = "Visual Basic: C# leaves parentheses out",
        [OperationKind.OmittedArgument] = "Visual Basic",
        [OperationKind.ReDim] = "Visual Basic",
        [OperationKind.ReDimClause] = "Visual Basic",
        [Enum.Parse<OperationKind>("CollectionElementInitializer")] = "obsolete: the compiler gives an invocation",
        [OperationKind.FieldInitializer] = "outside of a method",
        [OperationKind.PropertyInitializer] = "outside of a method",
        [OperationKind.ParameterInitializer] = "a default value: outside of the body",
        [OperationKind.ConstructorBodyOperation] = "a constructor cannot be marked",
        [OperationKind.Attribute] = "outside of the body",
        [OperationKind.FlowCapture] = "control flow graphs only",
        [OperationKind.FlowCaptureReference] = "control flow graphs only",
        [OperationKind.IsNull] = "control flow graphs only",
        [OperationKind.CaughtException] = "control flow graphs only",
        [OperationKind.StaticLocalInitializationSemaphore] = "control flow graphs only",
        [OperationKind.FlowAnonymousFunction] = "control flow graphs only",
        [OperationKind.InterpolatedStringAppendInvalid] = "code with errors, which the compiler reports itself",
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = "inside the creation of a string handler, which is refused as a whole",
        [OperationKind.InterpolatedStringAddition] = "inside the creation of a string handler, which is refused as a whole",
    };

    public static TheoryData<OperationKind> ReadKinds => [.. Read.Keys.Append(OperationKind.Coalesce)];

    public static TheoryData<OperationKind> RefusedKinds => [.. Refused.Keys];

    [Fact]
    public void Every_kind_is_read_or_refused_or_cannot_occur()
    {
        OperationKind[] listed = [.. Read.Keys, .. Refused.Keys, .. CannotOccur.Keys, OperationKind.Coalesce];
        Assert.Equal(Enum.GetValues<OperationKind>().Distinct().Order(), listed.Order());
        Assert.All(CannotOccur.Values, why => Assert.NotEmpty(why));
    }

    [Theory]
    [MemberData(nameof(ReadKinds))]
    public void Is_read(OperationKind kind)
    {
        string method = kind == OperationKind.Coalesce
            ? "double F(double x, string? s) => (s ?? throw new ArgumentNullException(nameof(s))).Length * x;"
            : Read[kind];
        GeneratorRun run = RunOver(method);
        Assert.Contains(kind, Kinds(run));
        run.AssertClean();
    }

    [Theory]
    [MemberData(nameof(RefusedKinds))]
    public void Is_refused(OperationKind kind)
    {
        GeneratorRun run = RunOver(Refused[kind]);
        Assert.Contains(kind, Kinds(run));
        Assert.Contains(run.Reported, reported => reported.Id == "AG0005");
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static GeneratorRun RunOver(string method) => GeneratorRun.Of(
        $$"""
          using System;
          using System.Linq;
          using AutoGrad;
          internal partial class C
          {
              [Differentiable] public {{(method.Contains("this", StringComparison.Ordinal) ? "" : "static ")}}{{method}}
          }
          """,
        new CompilerSettings(LanguageVersion.Latest));

    // Everything in the method's body, and the body itself.
    private static HashSet<OperationKind> Kinds(GeneratorRun run)
    {
        SyntaxTree tree = run.Input.SyntaxTrees.Single();
        MethodDeclarationSyntax method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(candidate => candidate.Identifier.ValueText == "F");
        return [.. run.Input.GetSemanticModel(tree).GetOperation(method)!.DescendantsAndSelf().Select(operation => operation.Kind)];
    }
}
