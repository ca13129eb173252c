using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Tests.Harness;
using Xunit;

namespace AutoGrad.Generator.Tests.Refusals;

/// <summary>Every other cause of a refusal, each with its own id.</summary>
public sealed class CauseTests
{
    private static readonly IReadOnlyList<Refusal> All = [.. Declarations(), .. Types(), .. Losses(), .. Members(), .. Zeros()];

    public static TheoryData<string> Titles => [.. All.Select(refusal => refusal.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Is_refused_at_its_token(string title) => All.Single(refusal => refusal.Title == title).Check();

    private static IEnumerable<Refusal> Declarations() =>
    [
        new("AG0001", "NotPartial", "public static class [|C|] { [Differentiable] public static double F(double x) => x; }") { KeepsSignatures = false, Names = "'C'" },
        new("AG0001", "OuterIsNotPartial", "public class [|Outer|] { public static partial class Inner { [Differentiable] public static double F(double x) => x; } }") { KeepsSignatures = false, Names = "'Outer'" },
        new("AG0001", "NeitherIsPartial", "public class [|Outer|] { public static class [|Inner|] { [Differentiable] public static double F(double x) => x; } }") { KeepsSignatures = false },
        Whole("AG0002", "Virtual", "public partial class C { [Differentiable] public virtual double [|F|](double x) => x; }"),
        Whole("AG0002", "Override", "public partial class C : B { [Differentiable] public override double [|F|](double x) => x; } public class B { public virtual double F(double x) => x; }"),
        Whole("AG0002", "Abstract", "public abstract partial class C { [Differentiable] public abstract double [|F|](double x); }"),
        Whole("AG0002", "Interface", "public partial interface C { [Differentiable] double [|F|](double x); }") with { KeepsSignatures = false },
        Whole("AG0002", "StaticInInterface", "public partial interface C { [Differentiable] static double [|F|](double x) => x; }") with { KeepsSignatures = false },
        Whole("AG0002", "NestedInInterface", "public partial interface I { public static partial class C { [Differentiable] public static double [|F|](double x) => x; } }") with { KeepsSignatures = false },
        Whole("AG0002", "ExplicitImplementation", "public partial class C : I { [Differentiable] double I.[|F|](double x) => x; } public interface I { double F(double x); }") with { KeepsSignatures = false },
        Whole("AG0002", "Operator", "public partial class C { [Differentiable] public static double operator [|+|](C c, double x) => x; }") with { KeepsSignatures = false },
        Whole("AG0002", "Accessor", "public partial class C { public double P { [Differentiable] [|get|] => 1; } }") with { KeepsSignatures = false },
        Whole("AG0002", "LocalFunction", "public partial class C { public static double G(double x) { [Differentiable] static double [|F|](double a) => a; return F(x); } }") with { KeepsSignatures = false },
        Whole("AG0002", "FileLocal", "file static partial class C { [Differentiable] public static double [|F|](double x) => x; }") with { KeepsSignatures = false },
        Refusal.Method("AG0002", "Extern", "public static extern double [|F|](double x);") with { OwnErrors = ["CS0626"] },
        Refusal.Method("AG0002", "RefReturn", "public static ref double [|F|](double x) => ref field; private static double field;"),
        Refusal.Method("AG0002", "RefReadonlyReturn", "public static ref readonly double [|F|](double x) => ref field; private static double field;"),
        Refusal.Method("AG0002", "PartialWithoutBody", "public static partial double [|F|](double x);") with { OwnErrors = ["CS8795"] },
    ];

    private static IEnumerable<Refusal> Types() =>
    [
        Refusal.Method("AG0003", "TupleParameter", "public static double F(double x, (int, object) [|w|]) => x;"),
        Refusal.Method("AG0003", "NullableParameter", "public static double F(double x, double? [|w|]) => x;"),
        Refusal.Method("AG0003", "DecimalParameter", "public static double F(double x, decimal [|w|]) => x;"),
        Refusal.Method("AG0003", "ObjectParameter", "public static double F(double x, object [|w|]) => x;"),
        Refusal.Method("AG0003", "StructParameter", "public static double F(double x, Point [|w|]) => x; public struct Point { public int X; public object Y; }"),
        Refusal.Method("AG0003", "StructOfNullableNumber", "public static double F(double x, Point [|w|]) => x; public struct Point { public int X; public double? Y; }"),
        Refusal.Method("AG0003", "RealsAmongConstants", "public static double F(double x, (int, List<int>) [|w|]) => x;"),
        Refusal.Method("AG0003", "FrameworkStruct", "public static double F(double x, KeyValuePair<int, int> [|w|]) => x;"),
        Refusal.Method("AG0003", "GenericParameter", "public static double F<T>(double x, T [|w|]) => x;"),
        Refusal.Method("AG0003", "DelegateParameter", "public static double F(double x, Func<double, double> [|w|]) => x;"),
        Refusal.Method("AG0003", "DynamicParameter", "public static double F(double x, dynamic [|w|]) => x;"),
        Refusal.Method("AG0003", "HalfParameter", "public static double F(double x, Half [|w|]) => x;"),
        Refusal.Method("AG0003", "SeveralParameters", "public static double F(object [|v|], double x, decimal [|w|]) => x;"),
        Refusal.Method("AG0004", "WholeResult", "public static int [|F|](double x) => (int)x;") with { Names = "'int'" },
        Refusal.Method("AG0004", "NoResult", "public static void [|F|](double x) { }"),
        Refusal.Method("AG0004", "TruthResult", "public static bool [|F|](double x) => x > 0;"),
        Refusal.Method("AG0004", "DecimalResult", "public static decimal [|F|](double x) => 1;"),
        Refusal.Method("AG0004", "NullableResult", "public static double? [|F|](double x) => x;"),
        Refusal.Method("AG0004", "ObjectResult", "public static object [|F|](double x) => x;"),
        Refusal.Method("AG0004", "TupleWithoutNumbers", "public static (int, bool) [|F|](double x) => (1, true);"),
        Refusal.Method("AG0004", "Iterator", "public static IEnumerable<double> [|F|](double x) { yield return x; }"),
    ];

    private static IEnumerable<Refusal> Losses() =>
    [
        Refusal.Method("AG0006", "LibraryCall", "public static double F(double x) => Math.[|ReciprocalEstimate|](x);") with { Names = "ReciprocalEstimate" },
        Refusal.Method("AG0006", "LibraryStatic", "public static double F(double x) => double.[|MultiplyAddEstimate|](1, 2, x);"),
        Refusal.Method("AG0006", "LibraryBits", "public static double F(double x) => Math.[|BitIncrement|](x) + Math.[|ReciprocalEstimate|](x);"),
        Refusal.Method("AG0006", "LibraryInHelper", "public static double F(double x) => Helper(x); private static double Helper(double a) => Math.[|ReciprocalEstimate|](a);"),
        Refusal.Method("AG0006", "BitsAndBack", "public static double F(double x) => BitConverter.Int64BitsToDouble(BitConverter.[|DoubleToInt64Bits|](x));"),
        Refusal.Method("AG0006", "VirtualCall", "public static double F(double x) => shared.[|G|](x); private static readonly B shared = new B(); public class B { public virtual double G(double a) => a; }"),
        Refusal.Method("AG0006", "InterfaceCall", "public static double F(double x, [Constant] I i) => i.[|G|](x); public interface I { double G(double a); }"),
        Refusal.Method("AG0007", "StaticField", "public static double F(double x) { [|last|] = x; return x * x; } private static double last;") with { Names = "last" },
        Refusal.Method("AG0007", "StaticProperty", "public static double F(double x) { [|Last|] = x * x; return x; } private static double Last { get; set; }"),
        Refusal.Method("AG0007", "CompoundField", "public static double F(double x) { [|total|] += x; return x * x; } private static double total;"),
        Refusal.Method("AG0007", "InExpression", "public static double F(double x) => ([|last|] = x) * x; private static double last;"),
        Refusal.Method("AG0007", "Element", "public static double F(double x) { [|table[0]|] = x; return x * x; } private static readonly double[] table = new double[3];"),
        Refusal.Method("AG0007", "InHelper", "public static double F(double x) { Store(x * x); return x; } private static double last; private static void Store(double a) { [|last|] = a; }"),
        Whole("AG0007", "InstanceField", "public partial class C { private double last; [Differentiable] public double F(double x) { this.[|last|] = x; return x * last; } }"),
        Whole("AG0007", "InstanceProperty", "public partial class C { public double Last { get; private set; } [Differentiable] public double F(double x) { [|Last|] = x; return x; } }"),
        Refusal.Method("AG0008", "RecursionThatReturnsASpan", "public static double F(double[] x, int n) { return [|Rest|](x, n)[0]; static Span<double> Rest(Span<double> v, int k) => k > 0 ? Rest(v[1..], k - 1) : v; }"),
        Refusal.Method("AG0005", "LockInRecursion", "public static double F(double x, int n) { double Down(int k) { [|lock|] (typeof(C)) { return k > 0 ? x * Down(k - 1) : 1; } } return Down(n); }"),
        Refusal.Method("AG0005", "LockInLocalFunctionOfConstants", "public static double F(double x, int n) { int Count() { int m = n; [|lock|] (typeof(C)) { m++; } return m; } return x * Count(); }"),
        Refusal.Method("AG0012", "Boxed", "public static double F(double x) { object o = x; return ([|double|])o; }"),
        Refusal.Method("AG0012", "Decimal", "public static double F(double x) => (double)([|decimal|])x;"),
        Refusal.Method("AG0012", "NullableValue", "public static double F(double x) => x * ((double?)x).[|Value|];"),
        Refusal.Method("AG0006", "DelegateCall", "public static double F(double x, [Constant] Func<double, double> f) => [|f|](x);"),
        Refusal.Method("AG0012", "AsInterface", "public static double F(double x) { IComparable c = x; return x * c.[|CompareTo|](1.0); }") with { Id = "AG0006" },
        Refusal.Method("AG0012", "InText", "public static double F(double x) => x * double.[|Parse|](x.ToString());") with { Id = "AG0006" },
    ];

    private static IEnumerable<Refusal> Members() =>
    [
        Refusal.Method("AG0010", "MethodIsTaken", "public static double [|F|](double x) => x; public static double FBackward(double x, double dResult, ref double dx) => x;") with { Names = "FBackward", KeepsSignatures = false },
        Refusal.Method("AG0010", "GradientIsTaken", "public static double [|F|](double x) => x; public static double FGradient(double x, out double dx) { dx = 1; return x; }") with { Names = "FGradient", KeepsSignatures = false },
        Refusal.Method("AG0010", "PropertyIsTaken", "public static double [|F|](double x) => x; public static double FGradient => 1;") with { KeepsSignatures = false },
        Refusal.Method("AG0010", "TypeIsTaken", "public static double [|F|](double x) => x; public sealed class FBackward { }") with { KeepsSignatures = false },
        Refusal.Method("AG0003", "RowsOfAGenericNumber", "public static T F<T>(T[][] [|x|], T a) where T : System.Numerics.INumber<T> => x[0][0] * a;"),
        Refusal.Method("AG0003", "GridOfAGenericNumber", "public static T F<T>(T[,] [|x|], T a) where T : System.Numerics.INumber<T> => x[0, 0] * a;"),
        Refusal.Method("AG0011", "PrivateField", "public static double F(double x) => Other.Helper(x); public static class Other { private static readonly double[] k = { 2.5 }; public static double Helper(double a) => a * «k»[0]; }") with { Names = "k" },
        Refusal.Method("AG0011", "PrivateInstanceField", "public static double F(double x) => shared.Scale(x); private static readonly Other shared = new Other(); public sealed class Other { private readonly double k = 2.5; public double Scale(double a) => a * [|k|]; }"),
        Refusal.Method("AG0011", "PrivateFieldOfPartialTypeInPrivateType", "public static double F(double x) => Other.Helper(x); public static partial class Other { private static partial class Inner { private static readonly double[] k = { 2.5 }; internal static double Help(double a) => a * «k»[0]; } public static double Helper(double a) => Inner.Help(a); }") with { Names = "k" },
        Refusal.Method("AG0011", "PrivateCall", "public static double F(double x) => Other.Helper(x); public static class Other { public static double Helper(double a) => a * [|Count|](); private static int Count() { try { return 3; } catch (Exception) { return 2; } } }"),
    ];

    private static IEnumerable<Refusal> Zeros() =>
    [
        Zero("OnlyFloor", "public static double F(double [|x|], double y) => Math.Floor(x) * y;"),
        Zero("OnlyCast", "public static double F(double [|x|], double y) => (int)x * y;"),
        Zero("OnlyComparison", "public static double F(double [|x|], double y) => x > 0 ? y : 2 * y;"),
        Zero("OnlyInCondition", "public static double F(double [|x|], double y) { if (x > 0 && x < 1) { return y; } return y * y; }"),
        Zero("OnlySwitch", "public static double F(double [|x|], double y) => x switch { > 0 => y, _ => 2 * y };"),
        Zero("Everything", "public static double F(double [|x|], double [|y|]) => Math.Round(x) + Math.Sign(y);") with { Names = "zero" },
        Zero("ThroughLocal", "public static double F(double [|x|], double y) { double r = Math.Round(x * 3); double s = r / 3; return s * y; }"),
        Zero("ThroughHelper", "public static double F(double [|x|], double y) => Helper(x) * y; private static double Helper(double a) => Math.Ceiling(a);"),
        Zero("SignOfCopySign", "public static double F(double y, double [|x|]) => Math.CopySign(y, x);"),
    ];

    private static Refusal Zero(string title, string text) => Refusal.Method("AG0013", title, text) with { KeepsSignatures = false, Names = "'x'" };

    private static Refusal Whole(string id, string title, string text) => new(id, title, text);
}
