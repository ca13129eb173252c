using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>The framework's methods on arrays and spans whose effect on a gradient buffer is known.</content>
internal sealed partial class BodyReader
{
    /// <summary>Reads a call of such a method; null for any other.</summary>
    private Value? ReadBufferCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        string type = method.ContainingType.OriginalDefinition.ToDisplayString();
        bool isOfSpan = Types.IsSpan(method.ContainingType);
        if (type == "System.Buffer" && method.Name == "BlockCopy")
        {
            return ReadBlockCopy(call);
        }

        if (!isOfSpan && type is not ("System.Array" or "System.MemoryExtensions"))
        {
            return null;
        }

        int count = call.Arguments.Length;
        switch (method.Name)
        {
            case "BinarySearch" or "IndexOf" or "LastIndexOf" or "Contains" when IsSearch(call):
                return new Scalar(Add(TypeOf(method.ReturnType), Form.Call("global::" + type + "." + method.Name), Effect.Impure, call, ReadSearch(call)));
            case "Slice" when isOfSpan:
                return ReadSlice(call, SliceForm);
            case "AsSpan" when type == "System.MemoryExtensions" && IsArray(call) && method.Parameters.Skip(1).All(parameter => parameter.Type.SpecialType == SpecialType.System_Int32):
                return ReadSlice(call, AsSpanForm);
            case "AsSpan" when type == "System.MemoryExtensions" && IsArray(call) && call.Arguments.Length == 2 && IsRange(Unranged(call.Arguments[1].Value)):
                var whole = ReadWire(Unconverted(call.Arguments[0].Value));
                return ReadSpanOfRange(call, whole, Unranged(call.Arguments[1].Value), AsSpanForm, TypeOf(call.Type!));
            case "GetLength" or "GetUpperBound" or "GetLowerBound" or "GetLongLength" when !isOfSpan && call.Instance is not null:
                return new Scalar(Add(TypeOf(method.ReturnType), new Form(FormKind.MemberCall, "." + method.Name), Effect.Throws, call, Operands(call)));
            case "CopyTo" when isOfSpan || (type == "System.MemoryExtensions" && IsArray(call) && Types.IsSpan(method.Parameters[method.Parameters.Length - 1].Type)):
                return ReadCopyTo(call);
            case "ToArray" when isOfSpan:
                var source = ReadWire(call.Instance!);
                return new Scalar(CopyOf(source, TypeOf(method.ReturnType), LengthOf(source, 0, call), call));
            case "Clone" when type == "System.Array" && call.Instance?.Type is IArrayTypeSymbol:
                return ReadClone(call);
            case "Fill" when isOfSpan:
                return ReadSetting(call, Movement.Filled, hasRange: false);
            case "Clear" when isOfSpan:
                return ReadSetting(call, Movement.Cleared, hasRange: false);
            case "Fill" when type == "System.Array" && count is 2 or 4 && IsArray(call):
                return ReadSetting(call, Movement.Filled, hasRange: count == 4);
            case "Clear" when type == "System.Array" && count is 1 or 3 && IsArray(call):
                return ReadSetting(call, Movement.Cleared, hasRange: count == 3);
            case "Copy" when type == "System.Array" && count is 3 or 5:
                return ReadArrayCopy(call);
            case "CopyTo" when type == "System.Array" && call.Instance?.Type is IArrayTypeSymbol && method.Parameters[1].Type.SpecialType == SpecialType.System_Int32:
                return ReadArrayCopyTo(call);
            default:
                return null;
        }
    }

    /// <summary>
    /// True for a search for a number, in an array or a span of such, or in a part that integers say: its result is an index or a truth value, as
    /// that of a comparison is.
    /// </summary>
    private bool IsSearch(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToList();
        return call.TargetMethod is { IsStatic: true, IsGenericMethod: true }
            && arguments.Count >= 2
            && Unconverted(arguments[0]).Type is { } buffer
            && Types.ElementOfBuffer(Substituted(buffer)) is { } element && (Types.IsReal(element) || Types.IsIntegral(element))
            && arguments.Skip(1).All(argument => argument.Type is { } type && (SymbolEqualityComparer.Default.Equals(Substituted(type), element) || type.SpecialType == SpecialType.System_Int32));
    }

    private Wire[] ReadSearch(IInvocationOperation call)
    {
        var operands = new SortedDictionary<int, Wire>();
        foreach (var argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = ReadWire(argument.Value);
        }

        return operands.Values.ToArray();
    }

    private static IOperation Unranged(IOperation operation) =>
        operation is IConversionOperation { Operand: IRangeOperation range } ? range : operation;

    private static bool IsArray(IInvocationOperation call) =>
        Unconverted(call.Instance ?? call.Arguments[0].Value).Type is IArrayTypeSymbol;

    /// <summary>The array itself, where a parameter of type <c>Array</c> takes it.</summary>
    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: { Type: IArrayTypeSymbol } operand } ? operand : operation;

    private Wire[] Operands(IInvocationOperation call)
    {
        var operands = call.Instance is null ? new List<Wire>() : new List<Wire> { ReadWire(Unconverted(call.Instance)) };
        var byParameter = new SortedDictionary<int, Wire>();
        foreach (var argument in call.Arguments)
        {
            byParameter[argument.Parameter!.Ordinal] = ReadWire(Unconverted(argument.Value));
        }

        operands.AddRange(byParameter.Values);
        return operands.ToArray();
    }

    private Value ReadSlice(IInvocationOperation call, Form form) =>
        new Scalar(Add(TypeOf(call.Type!), form, Effect.Throws, call, Operands(call)));

    /// <summary>The whole of an array or a span, or a part of it, as a span.</summary>
    private Wire SpanOf(Wire buffer, IOperation origin, params Wire[] range)
    {
        if (buffer.Type.IsSpan && range.Length == 0)
        {
            return buffer;
        }

        var type = buffer.Type.Kind == WireKind.ReadOnlySpan ? buffer.Type : WireType.SpanOf(buffer.Type.Element!);
        return Add(type, buffer.Type.IsSpan ? SliceForm : AsSpanForm, Effect.Throws, origin, range.Prepend(buffer).ToArray());
    }

    /// <summary>Notes what a call has done to whole buffers. Gradients of structs are moved as the numbers that they consist of.</summary>
    private void AddMoved(Movement kind, Wire target, Wire? source, IOperation origin)
    {
        WireType? number = null;
        if (target.Type.Element!.Kind == WireKind.Struct)
        {
            bool isPacked = _context.ModelOf(target.Type.Element) is { IsPacked: true };
            if ((!isPacked && kind != Movement.Cleared) || target.Type.Rank > 1 || kind == Movement.Filled)
            {
                Refuse(origin, "What this does to whole buffers of structs");
                return;
            }

            number = isPacked ? _context.ModelOf(target.Type.Element)!.Parts[0].Type : null;
        }

        _target.Add(new Moved(kind, target, source, _context.Sites.Add(origin), number));
    }

    private Value ReadCopyTo(IInvocationOperation call)
    {
        var operands = Operands(call);
        var form = new Form(FormKind.MemberCall, ".CopyTo");
        Add(WireType.Nothing, form, Effect.Moves, call, operands);
        var source = SpanOf(operands[0], call);
        var target = operands[1].Type.IsSpan ? operands[1] : SpanOf(operands[1], call);
        var part = Add(target.Type, SliceForm, Effect.Throws, call, target, Zero(), LengthOf(source, 0, call));
        AddMoved(Movement.Copied, part, source, call);
        return new Pack(default);
    }

    private Value ReadClone(IInvocationOperation call)
    {
        var array = ReadWire(call.Instance!);
        var type = array.Type;
        if (type.Rank == 1)
        {
            var length = LengthOf(array, 0, call);
            return new Scalar(CopyOf(SpanOf(array, call), type, length, call));
        }

        var lengths = Enumerable.Range(0, type.Rank).Select(dimension => LengthOf(array, dimension, call)).ToArray();
        var clone = Add(type, new Form(FormKind.NewArray, type.Text), Effect.Throws, call, lengths);
        var total = Add(WireType.Int32, LengthForm, Effect.Throws, call, array);
        Add(WireType.Nothing, Form.Call("global::System.Array.Copy"), Effect.Moves, call, array, clone, total);
        AddMoved(Movement.Copied, clone, array, call);
        return new Scalar(clone);
    }

    private Value ReadSetting(IInvocationOperation call, Movement kind, bool hasRange)
    {
        if (kind == Movement.Filled && IsSplit(call.Arguments[call.Arguments.Length > 2 ? 1 : call.Arguments.Length - 1].Value.Type))
        {
            return Refuse(call, "Filling a buffer with a struct");
        }

        var operands = Operands(call);
        var buffer = operands[0];
        bool isStatic = call.Instance is null;
        var form = isStatic ? Form.Call("global::System.Array." + call.TargetMethod.Name) : new Form(FormKind.MemberCall, "." + call.TargetMethod.Name);
        if (buffer.Type.Rank > 1 && hasRange)
        {
            return Refuse(call, "A part of an array of several dimensions");
        }

        Add(WireType.Nothing, form, Effect.Moves, call, operands);

        // Array.Fill(array, value, start, count), Array.Clear(array, start, count)
        var range = hasRange ? operands.Skip(operands.Length - 2).ToArray() : System.Array.Empty<Wire>();
        var target = buffer.Type.Rank > 1 ? buffer : SpanOf(buffer, call, range);
        AddMoved(kind, target, kind == Movement.Filled ? operands[1] : null, call);
        return new Pack(default);
    }

    private Value ReadArrayCopy(IInvocationOperation call)
    {
        var operands = Operands(call);
        bool hasStarts = operands.Length == 5;
        var (source, target) = (operands[0], operands[hasStarts ? 2 : 1]);
        if (!source.Type.IsBuffer || source.Type.Rank > 1 || source.Type.Text != target.Type.Text || operands.Any(operand => operand.Type.Text == "long"))
        {
            return Refuse(call, "A copy between arrays of these types");
        }

        Add(WireType.Nothing, Form.Call("global::System.Array.Copy"), Effect.Moves, call, operands);
        var length = operands[operands.Length - 1];
        var from = SpanOf(source, call, hasStarts ? operands[1] : Zero(), length);
        var to = SpanOf(target, call, hasStarts ? operands[3] : Zero(), length);
        AddMoved(Movement.Copied, to, from, call);
        return new Pack(default);
    }

    /// <summary>
    /// <c>Buffer.BlockCopy</c> counts bytes. Where the text says that they are those of whole elements it is a copy like any other; null elsewhere.
    /// </summary>
    private Value? ReadBlockCopy(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Unconverted(argument.Value)).ToList();
        if (arguments[0].Type is not IArrayTypeSymbol { Rank: 1, ElementType: var element }
            || !SymbolEqualityComparer.Default.Equals(arguments[0].Type, arguments[2].Type)
            || Substituted(element).SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
        {
            return null;
        }

        int size = Substituted(element).SpecialType == SpecialType.System_Double ? sizeof(double) : sizeof(float);
        if (!IsMultiple(arguments[1], size) || !IsMultiple(arguments[3], size) || !IsMultiple(arguments[4], size))
        {
            return null;
        }

        var operands = Operands(call);
        Add(WireType.Nothing, Form.Call("global::System.Buffer.BlockCopy"), Effect.Moves, call, operands);
        var bytes = _target.Constant(Literal.Of(WireType.Int32, size.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Wire Elements(int index) => Add(WireType.Int32, Form.Divide, Effect.Pure, call, operands[index], bytes);
        var length = Elements(4);
        AddMoved(Movement.Copied, SpanOf(operands[2], call, Elements(3), length), SpanOf(operands[0], call, Elements(1), length), call);
        return new Pack(default);
    }

    /// <summary>True for <c>8 * n</c>, <c>n * sizeof(double)</c>, <c>n &lt;&lt; 3</c> and sums of such.</summary>
    private static bool IsMultiple(IOperation number, int size) => number switch
    {
        { ConstantValue: { HasValue: true, Value: int value } } => value % size == 0,
        IParenthesizedOperation inner => IsMultiple(inner.Operand, size),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => IsMultiple(product.LeftOperand, size) || IsMultiple(product.RightOperand, size),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => IsMultiple(sum.LeftOperand, size) && IsMultiple(sum.RightOperand, size),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift, RightOperand.ConstantValue: { HasValue: true, Value: int shift } } => shift is > 0 and < 31 && (1 << shift) % size == 0,
        _ => false,
    };

    private Value ReadArrayCopyTo(IInvocationOperation call)
    {
        var operands = Operands(call);
        var (source, target) = (operands[0], operands[1]);
        if (source.Type.Rank > 1 || source.Type.Text != target.Type.Text)
        {
            return Refuse(call, "A copy between arrays of these types");
        }

        Add(WireType.Nothing, new Form(FormKind.MemberCall, ".CopyTo"), Effect.Moves, call, operands);
        var length = LengthOf(source, 0, call);
        AddMoved(Movement.Copied, SpanOf(target, call, operands[2], length), SpanOf(source, call), call);
        return new Pack(default);
    }
}
