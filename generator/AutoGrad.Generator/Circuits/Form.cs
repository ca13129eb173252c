namespace AutoGrad.Generator.Circuits;

/// <summary>How an operation is spelled in C#.</summary>
internal enum FormKind
{
    /// <summary><c>a + b</c></summary>
    Infix,

    /// <summary><c>-x</c></summary>
    Prefix,

    /// <summary><c>Math.Tanh(x)</c></summary>
    Call,

    /// <summary><c>(float)x</c>; with a type parameter on one side <c>T.CreateChecked(x)</c>, or what the suffix says.</summary>
    Cast,

    /// <summary><c>x.Length</c></summary>
    Member,

    /// <summary><c>x.CompareTo(y)</c></summary>
    MemberCall,

    /// <summary><c>x[i]</c></summary>
    Element,

    /// <summary><c>Field = x</c>, or <c>o.Field = x</c> where there are two operands; the symbol is the field.</summary>
    Assign,

    /// <summary><c>new T(x)</c></summary>
    New,

    /// <summary><c>new double[n]</c>; the symbol is the type of the array.</summary>
    NewArray,

    /// <summary><c>stackalloc double[n]</c>; the symbol is the type of an element.</summary>
    StackAlloc,

    /// <summary>An array from the pool, to which it goes back when the method ends, with so many zeros at its beginning; the symbol is the type of an element.</summary>
    Rent,

    /// <summary>
    /// A part of one of several buffers: the first operand is the first buffer, then come which of them it is, where the part begins and how
    /// long it is, then the other buffers. The symbol is the type of the span.
    /// </summary>
    Choose,

    /// <summary>
    /// A struct made of its parts: the symbol is its type, the suffix how it is made, as in <see cref="StructModel.Format"/>.
    /// </summary>
    Struct,

    /// <summary>A call with references among its arguments: the symbol is its text, with <c>{0}</c> and so on for the operands.</summary>
    Template,

    /// <summary>A part of a struct that has no name here; the symbol is the struct's type, the suffix the number of the part.</summary>
    Part,

    /// <summary>A buffer of structs as the numbers in it, in a row; the symbol is the struct's type.</summary>
    Numbers,

    /// <summary><c>c ? a : b</c>, both sides computed.</summary>
    Select,

    /// <summary><c>x ?? y</c>, an interpolated string or another text with <c>{0}</c> where the inputs go.</summary>
    Text,
}

/// <summary>Whether an overflow is an exception: as the project has it, or as the source says.</summary>
internal enum Overflow
{
    AsCompiled,
    Checked,
    Unchecked,
}

/// <summary>
/// An elementary operation by its C# spelling. A differentiable one has a row in the rule table, found by this value.
/// </summary>
/// <param name="Kind">The shape of the expression.</param>
/// <param name="Symbol">The operator, function, member or type.</param>
/// <param name="Suffix">A member of a call's result, as in <c>Math.SinCos(x).Sin</c>.</param>
/// <param name="Overflow">What an integer overflow does.</param>
internal sealed record Form(FormKind Kind, string Symbol, string Suffix = "", Overflow Overflow = Overflow.AsCompiled)
{
    /// <summary>Of a call, a bit for each operand that is a span of one element, which is passed by <c>out</c>.</summary>
    public int Outputs { get; init; }

    public static readonly Form Add = Infix("+");
    public static readonly Form Subtract = Infix("-");
    public static readonly Form Multiply = Infix("*");
    public static readonly Form Divide = Infix("/");
    public static readonly Form Negate = new(FormKind.Prefix, "-");
    public static readonly Form Not = new(FormKind.Prefix, "!");
    public static readonly Form Select = new(FormKind.Select, "?");

    /// <summary>The suffix that keeps a user-defined operator from the built-in one's row in the rule table.</summary>
    public const string UserDefined = "user-defined";

    /// <summary>The strong zero: the product of a pull and a local gradient that may be infinite or NaN.</summary>
    public static readonly Form Chain = Call("Gates.Chain");

    /// <summary>
    /// A number on its way into a parameter of a local function. It is the number itself, and counts as active for ties, as the parameter
    /// of any method does; Linking removes it.
    /// </summary>
    public static readonly Form Pass = new(FormKind.Prefix, "");

    /// <summary>
    /// The first operand, with the derivative of the second: a value that the framework has computed, and an expression that stands for it. Once
    /// the backward part is made, it is the first operand.
    /// </summary>
    public static readonly Form StoodFor = Call("Stood for");

    /// <summary>Whether rotations by a quaternion scale by the square of its length, in the version of the framework that runs.</summary>
    public static readonly Form Scales = new(FormKind.Text, "global::AutoGrad.Runtime.Numerics.RotationsScale");

    /// <summary>Whether the version of the framework that runs makes the matrix of an axis and an angle by way of a quaternion.</summary>
    public static readonly Form ByQuaternion = new(FormKind.Text, "global::AutoGrad.Runtime.Numerics.MatricesAreMadeByQuaternion");

    public static Form Infix(string symbol) => new(FormKind.Infix, symbol);

    public static Form Call(string function) => new(FormKind.Call, function);

    public static Form Cast(WireType type) => new(FormKind.Cast, type.Text);
}
