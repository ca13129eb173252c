using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Calls: functions of the rule table, methods to follow, local functions, and calls that are made as they are.</content>
internal sealed partial class BodyReader
{
    private Value ReadInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (IsLambda(invocation, out var lambda))
        {
            return ReadLambda(invocation, lambda);
        }

        if (ReadBufferCall(invocation) is { } moved)
        {
            return moved;
        }

        bool isFollowed = IsFollowed(method);
        if (!isFollowed && method.MethodKind != MethodKind.LocalFunction && invocation.Arguments.FirstOrDefault(IsReference) is { } byReference)
        {
            return RefuseReference(byReference, invocation);
        }

        if (IsLeftOut(method, invocation.Syntax))
        {
            return new Pack(default);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return ClosureOf(method.OriginalDefinition) is { } closure ? ReadRecursive(invocation, closure) : ReadLocalFunction(invocation);
        }

        // The receiver is evaluated before the arguments, the arguments in the order in which they are written.
        var receiver = invocation.Instance is null ? null
            : isFollowed && IsBase(invocation.Instance) ? _this!
            : ReadReceiver(invocation.Instance);
        var references = new SortedDictionary<int, Place>();
        var arguments = ReadArguments(invocation.Arguments, isFollowed ? references : null);
        if (arguments is null)
        {
            return invocation.Type is null ? new Pack(default) : Nothing(invocation.Type);
        }

        if (FunctionOfTable(method) is { } function)
        {
            return ReadFunction(invocation, function, arguments);
        }

        return isFollowed ? ReadFollowed(invocation, receiver, arguments, references) : ReadPlainCall(invocation, receiver, arguments);
    }

    /// <summary>
    /// A method marked [Conditional] is not called, nor are its arguments evaluated, where its symbol is not defined; likewise a partial method
    /// that nobody has implemented.
    /// </summary>
    private static bool IsLeftOut(IMethodSymbol method, SyntaxNode call)
    {
        var symbols = method.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.ConditionalAttribute")
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .ToList();
        bool isUnimplemented = method.IsPartialDefinition && method.ReturnsVoid && method.PartialImplementationPart is null;
        return isUnimplemented || (symbols.Count > 0 && !symbols.Any(symbol => IsDefined(symbol, call.SyntaxTree)));
    }

    private static bool IsDefined(string? symbol, SyntaxTree tree)
    {
        bool isDefined = ((CSharpParseOptions)tree.Options).PreprocessorSymbolNames.Contains(symbol);
        foreach (var directive in tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective).Select(trivia => trivia.GetStructure()))
        {
            isDefined = directive switch
            {
                DefineDirectiveTriviaSyntax define when define.Name.ValueText == symbol => true,
                UndefDirectiveTriviaSyntax undefine when undefine.Name.ValueText == symbol => false,
                _ => isDefined,
            };
        }

        return isDefined;
    }

    private Value RefuseReference(IArgumentOperation argument, IOperation call)
    {
        Refuse(argument, "An argument passed by '" + argument.Parameter!.RefKind.ToString().ToLowerInvariant() + "'");
        return Nothing(call.Type);
    }

    /// <summary>The wires of the arguments in the order of the parameters.</summary>
    /// <param name="arguments">The arguments in the order in which they are evaluated.</param>
    /// <param name="references">Receives what is passed by reference, by the parameter's number, in a call that is followed; null in one that is made as it is.</param>
    private List<Wire>? ReadArguments(IEnumerable<IArgumentOperation> arguments, SortedDictionary<int, Place>? references = null)
    {
        var byParameter = new SortedDictionary<int, List<Wire>>();
        var variables = new List<IArgumentOperation>();
        foreach (var argument in arguments)
        {
            bool isElement = argument is { Parameter.RefKind: RefKind.In, Value: IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: true } or IPropertyReferenceOperation { Property.ReturnsByRefReadonly: true } };
            if (isElement && references is not null && Types.IsReal(Substituted(argument.Parameter!.Type)) && ReadReference(argument, references.Values) is { } element)
            {
                references[argument.Parameter.Ordinal] = element;
                byParameter[argument.Parameter.Ordinal] = new List<Wire> { Passed(element, argument.Parameter, argument) };
                continue;
            }

            if (isElement || argument is { Parameter.RefKind: RefKind.In, Value: IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } })
            {
                // The callee would see what it changes there itself.
                Refuse(argument, "A field or an element passed by 'in'");
                return null;
            }

            if (IsReference(argument))
            {
                if (references is null || ReadReference(argument, references.Values) is not { } place)
                {
                    return null;
                }

                references[argument.Parameter!.Ordinal] = place;
            }
            else if (IsVariableByReference(argument))
            {
                variables.Add(argument);
            }
            else if (references is null && argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } elements })
            {
                byParameter[argument.Parameter!.Ordinal] = elements.ElementValues.Select(ReadWire).ToList();
            }
            else
            {
                var wires = Read(argument.Value).Wires.ToList();
                if (wires.Count != 1)
                {
                    Refuse(argument.Value, "A tuple as an argument");
                    return null;
                }

                byParameter[argument.Parameter!.Ordinal] = wires;
            }
        }

        foreach (var argument in variables)
        {
            if (references is not null && references.Values.OfType<VariablePlace>().Any(place => SymbolEqualityComparer.Default.Equals(place.Variable, VariableOf(argument.Value))))
            {
                // The callee would see through the one what it does to the other.
                Refuse(argument, "A variable passed by 'in' and by another reference at once");
                return null;
            }

            byParameter[argument.Parameter!.Ordinal] = new List<Wire> { ReadWire(argument.Value) };
        }

        foreach (var argument in arguments.Where(IsReference))
        {
            byParameter[argument.Parameter!.Ordinal] = new List<Wire> { Passed(references![argument.Parameter.Ordinal], argument.Parameter, argument) };
        }

        return byParameter.Values.SelectMany(wires => wires).ToList();
    }

    // ---- Functions of the rule table ----

    private static readonly string[] MathTypes = { "System.Math", "System.MathF" };
    private static readonly string[] PartsOfSinCos = { ".Sin", ".Cos" };

    /// <summary>The name under which the rule table has a function of Math, MathF, double, float or Gates; null for other methods.</summary>
    private string? FunctionOfTable(IMethodSymbol method)
    {
        if (!method.IsStatic || !method.Parameters.Any(parameter => Types.IsReal(parameter.Type)))
        {
            return null;
        }

        switch (method.ContainingType.ToDisplayString())
        {
            case "AutoGrad.Gates":
                return "Gates." + method.Name;
            case "System.Math" or "System.MathF":
                return "Math." + method.Name;
            case "double" or "float" when HasTwinInMath(method):
                return "Math." + method.Name;
            default:
                return null;
        }
    }

    /// <summary>True if Math has the same function for the same parameters, as it has for most of double's.</summary>
    private bool HasTwinInMath(IMethodSymbol method) => MathTypes
        .Select(_context.Compilation.GetTypeByMetadataName)
        .SelectMany(type => type?.GetMembers(method.Name) ?? default)
        .OfType<IMethodSymbol>()
        .Any(twin => twin.Parameters.Select(parameter => parameter.Type).SequenceEqual(
            method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default));

    private Value ReadFunction(IInvocationOperation invocation, string function, List<Wire> arguments)
    {
        if (function == "Math.SinCos")
        {
            var type = TypeOf(invocation.TargetMethod.Parameters[0].Type);
            return new Pack(PartsOfSinCos
                .Select(member => (Value)new Scalar(Add(type, new Form(FormKind.Call, function, member), Effect.Pure, invocation, arguments[0])))
                .ToArray());
        }

        // These throw: Clamp for bounds in the wrong order, Round for too many digits, Sign for NaN.
        bool throws = function is "Math.Clamp" or "Math.Sign" || (function == "Math.Round" && arguments.Count > 1);
        return new Scalar(Add(TypeOf(invocation.Type!), Form.Call(function), throws ? Effect.Throws : Effect.Pure, invocation, arguments.ToArray()));
    }

    // ---- Methods with source ----

    private bool IsFollowed(IMethodSymbol method)
    {
        bool isFixed = !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed || method.ContainingType.IsSealed);
        return isFixed
            && method.MethodKind == MethodKind.Ordinary
            && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
            && !method.IsAsync
            && !method.ReturnsByRef
            && !method.ReturnsByRefReadonly
            && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            && SignatureReader.BodyOf(method) is not null;
    }

    private Value ReadFollowed(IInvocationOperation invocation, Wire? receiver, List<Wire> arguments, SortedDictionary<int, Place> references)
    {
        var method = invocation.TargetMethod;
        var resultType = Substituted(method.ReturnType);
        int cells = CellsOf(references);
        var returned = ReturnedParameters(method, cells).Select(parameter => TypeOf(parameter.Type));
        var results = Types.Flatten(resultType).Select(TypeOf).Concat(returned).Select(type => _wires.New(type)).ToArray();
        int count = results.Length - returned.Count();

        if (receiver is not null && receiver.Id != _this?.Id && method.ContainingType.IsReferenceType)
        {
            // A call through null throws even if the method never looks at the object; what is put in its place must, too.
            Add(new WireType(WireKind.Opaque, "global::System.Type"), new Form(FormKind.MemberCall, ".GetType"), Effect.Throws, invocation, receiver);
        }

        if (receiver is not null && method.ContainingType.IsReferenceType)
        {
            // A field that a derived type hides must not be read in the place of the one that the method means.
            receiver = Upcast(receiver, method.ContainingType, invocation);
        }

        var all = receiver is null ? arguments : arguments.Prepend(receiver).ToList();
        PlainCall? plain = references.Count == 0 && _context.IsReachable(method, invocation.Instance?.Type) && !HasTypeArgumentsOfItsOwn(method) && !MayChangeReceiver(method)
            ? new PlainCall(FormOf(method, receiver), TypeOf(method.ReturnType), Types.Paths(resultType).ToArray())
            : null;
        _target.Add(new Call(results, _context.Follow(Constructed(method), cells), all, plain, _context.Sites.Add(invocation)));
        TakeBack(references, results.Skip(count).ToList());
        return count == 0 ? new Pack(default) : Value.Build(resultType, results.Take(count).ToList());
    }

    /// <summary>True if the call names a type parameter of the followed method it stands in, which means nothing outside.</summary>
    private bool HasTypeArgumentsOfItsOwn(IMethodSymbol method)
    {
        bool namesItsType = method.IsStatic || method.MethodKind == MethodKind.Constructor;
        return method.TypeArguments.Any(MentionsTypeParameter) || (namesItsType && MentionsTypeParameter(method.ContainingType));
    }

    /// <summary>A method of a struct that may assign its fields. A wire holds a copy, which is not what would change.</summary>
    private static bool MayChangeReceiver(IMethodSymbol method) =>
        !method.IsStatic
        && method.ContainingType is { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None }
        && !method.IsReadOnly;

    /// <summary>The method with what the caller of this one has put for type parameters.</summary>
    private IMethodSymbol Constructed(IMethodSymbol method)
    {
        if (!method.TypeArguments.Any(MentionsTypeParameter) && !MentionsTypeParameter(method.ContainingType))
        {
            return method;
        }

        var type = (INamedTypeSymbol)Substituted(method.ContainingType);
        var member = type.GetMembers(method.Name).OfType<IMethodSymbol>()
            .First(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition));
        return method.IsGenericMethod ? member.Construct(method.TypeArguments.Select(Substituted).ToArray()) : member;
    }

    // ---- Everything else ----

    private Value ReadPlainCall(IInvocationOperation invocation, Wire? receiver, List<Wire> arguments)
    {
        var method = invocation.TargetMethod;
        if (MayChangeReceiver(method))
        {
            return Refuse(invocation, "A call that may change a struct");
        }

        if (!IsUsable(method, invocation, invocation.Instance))
        {
            return invocation.Type is null || method.ReturnsVoid ? new Pack(default) : Nothing(invocation.Type);
        }

        var operands = receiver is null ? arguments : arguments.Prepend(receiver).ToList();
        var effect = IsPredicate(method) ? Effect.Pure : IsMathOfIntegers(method) ? Effect.Throws : Effect.Impure;
        var output = Add(TypeOf(method.ReturnType), FormOf(method, receiver), effect, invocation, operands.ToArray());
        return method.ReturnsVoid ? new Pack(default) : IsTuple(method.ReturnType) ? Explode(output, method.ReturnType) : new Scalar(output);
    }

    /// <summary><c>Math.Abs(i)</c> and the like depend on nothing but their operands; some throw.</summary>
    private static bool IsMathOfIntegers(IMethodSymbol method) =>
        method.ContainingType.ToDisplayString() == "System.Math" && method.Parameters.All(parameter => Types.IsIntegral(parameter.Type)) && Types.IsIntegral(method.ReturnType);

    /// <summary><c>double.IsNaN(x)</c> and the like.</summary>
    private static bool IsPredicate(IMethodSymbol method) =>
        method.IsStatic && Types.IsReal(method.ContainingType) && method.ReturnType.SpecialType == SpecialType.System_Boolean;

    /// <summary>False, with a finding, for what the generated code cannot name.</summary>
    private bool IsUsable(ISymbol member, IOperation use, IOperation? receiver = null)
    {
        if (!_context.IsReachable(member, receiver is null || IsBase(receiver) ? null : receiver.Type))
        {
            Find(FindingIds.OutOfReach, use, member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name);
            return false;
        }

        bool isForeign = member is IMethodSymbol method
            ? HasTypeArgumentsOfItsOwn(method)
            : member.IsStatic && member.ContainingType is { } type && MentionsTypeParameter(type);
        if (isForeign)
        {
            Refuse(use, "A type parameter of a followed method");
        }

        return !isForeign;
    }

    private static Form FormOf(IMethodSymbol method, Wire? receiver)
    {
        string name = ReadingContext.Escape(method.Name) + (method.IsGenericMethod
            ? "<" + string.Join(", ", method.TypeArguments.Select(type => type.ToDisplayString(Types.FullName))) + ">"
            : "");
        return receiver is null
            ? Form.Call(method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + name)
            : new Form(FormKind.MemberCall, "." + name);
    }

    private Value ReadCreation(IObjectCreationOperation creation)
    {
        if (Types.IsSpan(creation.Type!) && creation.Arguments.Length > 0 && Unconverted(creation.Arguments[0].Value).Type is IArrayTypeSymbol)
        {
            // new Span<double>(x, start, length) is x.AsSpan(start, length).
            var parts = creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => ReadWire(Unconverted(argument.Value))).ToArray();
            var span = Add(WireType.SpanOf(parts[0].Type.Element!), AsSpanForm, Effect.Throws, creation, parts);
            return new Scalar(Upcast(span, creation.Type!, creation));
        }

        if (creation.Initializer is not null || creation.Constructor is null || IsTuple(creation.Type!))
        {
            return Refuse(creation, creation.Initializer is null ? "This creation" : "An object initializer");
        }

        if (creation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind is not (null or RefKind.None or RefKind.In)) is { } byReference)
        {
            return RefuseReference(byReference, creation);
        }

        var arguments = ReadArguments(creation.Arguments);
        if (arguments is null || !IsUsable(creation.Constructor, creation))
        {
            return Nothing(creation.Type!);
        }

        var type = TypeOf(creation.Type!);
        return new Scalar(Add(type, new Form(FormKind.New, type.Text), Effect.Impure, creation, arguments.ToArray()));
    }
}
