using System.Collections.Generic;
using System.Collections.Immutable;
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

        if (ReadGenericFunction(invocation) is { } ofNumber)
        {
            return ofNumber;
        }

        if (ReadStructFunction(method, invocation.Instance, invocation.Arguments, invocation) is { } computed)
        {
            return computed;
        }

        if (ReadCallWithOutputs(invocation) is { } handedOut)
        {
            return handedOut;
        }

        if (!IsFollowed(method) && method.MethodKind != MethodKind.LocalFunction && invocation.Arguments.FirstOrDefault(IsReference) is { } byReference)
        {
            return RefuseReference(byReference, invocation);
        }

        if (IsLeftOut(method, invocation.Syntax))
        {
            return new Pack(default);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return ClosureOf(method.OriginalDefinition) is { } closure ? ReadRecursive(invocation, method, closure) : ReadLocalFunction(invocation, method);
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            // A constructor that begins with another one: `: this(...)`.
            SetVariable(method.ContainingType.OriginalDefinition, ReadConstruction(method, invocation.Arguments, invocation));
            return new Pack(default);
        }

        if (IsFollowed(method) && LambdasGiven(invocation) is { Count: > 0 } given)
        {
            return ReadSpecialised(invocation, given);
        }

        return ReadCall(method, invocation.Instance, invocation.Arguments, invocation);
    }

    /// <summary>Reads a call of a method, a getter or an indexer.</summary>
    private Value ReadCall(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> argumentOperations, IOperation origin)
    {
        bool isFollowed = IsFollowed(method);

        // The receiver is evaluated before the arguments, the arguments in the order in which they are written. A struct in a variable is passed by
        // reference: what the arguments do to it is seen. One that cannot be written is copied, unless the method promises not to change it.
        bool isSplit = isFollowed && instance is { Type.IsValueType: true } && IsSplit(instance.Type);
        bool isByReference = isSplit && IsVariableOrPart(instance!) && (!IsReadOnlyVariable(instance) || (method.IsReadOnly && IsElement(instance!)));
        var receiverPlace = isByReference ? ReadPlace(instance!) : null;
        if (isSplit && !isByReference && ReturnsThis(method) && IsOtherVariable(instance!))
        {
            return Refuse(origin, "A method that changes a struct in a field of an object, in a static one or behind a reference");
        }

        var receiver = instance is null || receiverPlace is not null ? null
            : isFollowed && IsBase(instance) ? new Scalar(_this!)
            : isSplit ? Read(instance)
            : new Scalar(ReadReceiver(instance));
        var references = new SortedDictionary<int, Place>();
        var arguments = ReadArguments(argumentOperations, isFollowed ? references : null);
        if (arguments is null)
        {
            return Nothing(origin.Type);
        }

        if (FunctionOfTable(method) is { } function)
        {
            return ReadFunction(origin, method, function, arguments);
        }

        if (instance is null && ReadGenerated(method, origin, arguments) is { } derived)
        {
            return derived;
        }

        if (EntangledWith(receiverPlace, method, argumentOperations) is { } entangled)
        {
            return Refuse(entangled, "A variable that the method is called for, passed by reference,");
        }

        if (receiverPlace is BufferPlace element && SeesOtherMemory(method, references))
        {
            if (element.Indices.Count != 1 || element.Path.Count > 0)
            {
                return Refuse(origin, "A method of a part of an element that could see the element in another way");
            }

            Load(element);
            return ReadFollowed(method, origin, instance!.Type, CellOf(element, CellOfThis(method), origin), null, arguments, references, isCell: true);
        }

        if (receiverPlace is not null)
        {
            receiver = ReadAt(receiverPlace, instance!);
        }

        return isFollowed
            ? ReadFollowed(method, origin, instance?.Type, receiver, receiverPlace, arguments, references)
            : ReadPlainCall(method, origin, instance, receiver?.Wires.Single(), arguments);
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

    // ---- Methods with source ----

    private bool IsFollowed(IMethodSymbol method)
    {
        bool isFixed = !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed || method.ContainingType.IsSealed);
        return isFixed
            && method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.Constructor
            && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct
            && !method.IsAsync
            && !method.ReturnsByRef
            && !method.ReturnsByRefReadonly
            && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _context.Compilation.Assembly)
            && SignatureReader.BodyOf(method) is not null;
    }

    /// <param name="method">The method.</param>
    /// <param name="origin">The call.</param>
    /// <param name="receiverType">The static type of the receiver.</param>
    /// <param name="receiver">The receiver; null for a static method.</param>
    /// <param name="receiverPlace">Where a struct's method leaves what it does to the struct; null where that is lost.</param>
    /// <param name="arguments">The arguments, structs taken apart.</param>
    /// <param name="references">What is passed by reference, by the parameter's number.</param>
    /// <param name="isCell">True if the receiver is a struct in a span of one element.</param>
    private Value ReadFollowed(
        IMethodSymbol method, IOperation origin, ITypeSymbol? receiverType, Value? receiver, Place? receiverPlace, List<Wire> arguments, SortedDictionary<int, Place> references, bool isCell = false)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        var resultType = Substituted(method.ReturnType);
        int cells = CellsOf(references) | (isCell ? ThisCell : 0);
        bool returnsThis = !isCell && ReturnsThis(method);
        var returnedTypes = ReturnedParameters(method, cells).SelectMany(parameter => Types.Flatten(Substituted(parameter.Type)))
            .Concat(returnsThis ? Types.Flatten(Substituted(method.ContainingType)) : Enumerable.Empty<ITypeSymbol>());
        var results = Types.Flatten(resultType).Concat(returnedTypes).Select(type => _wires.New(TypeOf(type))).ToArray();
        int count = Types.Flatten(resultType).Count();

        if (receiver is Scalar { Wire: var instance } && method.ContainingType.IsReferenceType)
        {
            if (instance.Id != _this?.Id)
            {
                // A call through null throws even if the method never looks at the object; what is put in its place must, too.
                Add(new WireType(WireKind.Opaque, "global::System.Type"), new Form(FormKind.MemberCall, ".GetType"), Effect.Throws, origin, instance);
            }

            // A field that a derived type hides must not be read in the place of the one that the method means.
            receiver = new Scalar(Upcast(instance, method.ContainingType, origin));
        }

        bool hasMembers = !method.IsStatic && method.ContainingType.IsReferenceType && MembersOf(method.ContainingType).Count > 0;
        var receivers = receiver is null ? Enumerable.Empty<Wire>() : hasMembers ? ReceiverWires(receiver.Wires.Single(), method.ContainingType, origin) : receiver.Wires;
        var all = receivers.Concat(arguments).ToList();
        var plain = references.Count == 0 && !returnsThis && !hasMembers && !isCell && method.MethodKind == MethodKind.Ordinary && _context.IsReachable(method, receiverType) && !HasTypeArgumentsOfItsOwn(method) && !MayChangeReceiver(method)
            ? PlainCallOf(method, receiver is not null)
            : null;
        _target.Add(new Call(results, _context.Follow(Constructed(method), cells), all, plain, _context.Sites.Add(origin)));
        TakeBack(method, references, results.Skip(count).ToList());
        var thisParts = results.Skip(results.Length - Types.Flatten(Substituted(method.ContainingType)).Count()).ToList();
        if (isConstructor)
        {
            return Value.Build(Substituted(method.ContainingType), thisParts);
        }

        if (returnsThis && receiverPlace is not null)
        {
            Assign(receiverPlace, Value.Build(Substituted(method.ContainingType), thisParts));
        }

        return count == 0 ? new Pack(default) : Value.Build(resultType, results.Take(count).ToList());
    }

    /// <summary>How to call a method as it is, with structs put together again; null where one cannot be.</summary>
    private PlainCall? PlainCallOf(IMethodSymbol method, bool hasReceiver)
    {
        var operands = method.Parameters.Select(parameter => parameter.Type);
        operands = hasReceiver ? operands.Prepend(method.ContainingType) : operands;
        var models = operands.Select(type => IsSplit(type) ? _context.ModelOf(Substituted(type)) : null).ToList();
        var resultType = Substituted(method.ReturnType);
        var parts = IsSplit(resultType) ? _context.ModelOf(resultType).Parts : default;
        return models.All(model => model is null or { CanBeMade: true }) && parts.All(part => part.IsReadable)
            ? new PlainCall(FormOf(method, hasReceiver), TypeOf(method.ReturnType), models.ToArray(), parts)
            : null;
    }

    /// <summary>True for a method of a struct that hands back its struct: one that may assign it, and a constructor.</summary>
    private bool ReturnsThis(IMethodSymbol method) =>
        !method.IsStatic
        && method.ContainingType.IsValueType
        && IsSplit(method.ContainingType)
        && (method.MethodKind == MethodKind.Constructor || (!method.IsReadOnly && AssignedVariables.AssignsThis(method, _context.BodyOf)));

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

    private Value ReadPlainCall(IMethodSymbol method, IOperation origin, IOperation? instance, Wire? receiver, List<Wire> arguments)
    {
        if (MayChangeReceiver(method))
        {
            return Refuse(origin, "A call that may change a struct");
        }

        if (!IsUsable(method, origin, instance))
        {
            return method.ReturnsVoid ? new Pack(default) : Nothing(method.ReturnType);
        }

        var operands = receiver is null ? arguments : arguments.Prepend(receiver).ToList();
        var effect = IsPredicate(method) ? Effect.Pure : IsMathOfIntegers(method) ? Effect.Throws : Effect.Impure;
        var output = Add(TypeOf(method.ReturnType), FormOf(method, receiver is not null), effect, origin, operands.ToArray());
        return method.ReturnsVoid ? new Pack(default) : IsSplit(method.ReturnType) ? Explode(output, method.ReturnType, origin) : new Scalar(output);
    }

    /// <summary><c>Math.Abs(i)</c> and the like depend on nothing but their operands; some throw.</summary>
    private static bool IsMathOfIntegers(IMethodSymbol method) =>
        method.ContainingType.ToDisplayString() == "System.Math" && method.Parameters.All(parameter => Types.IsIntegral(parameter.Type)) && Types.IsIntegral(method.ReturnType);

    /// <summary><c>double.IsNaN(x)</c> and the like.</summary>
    private static bool IsPredicate(IMethodSymbol method) =>
        method.IsStatic && Types.IsReal(method.ContainingType) && method.ReturnType.SpecialType == SpecialType.System_Boolean;

    /// <summary>False, with a finding, for what the generated code cannot name.</summary>
    private bool IsUsable(IMethodSymbol method, IOperation use, IOperation? receiver = null) => UsableName(method, use, receiver) is not null;

    /// <summary>What the generated code calls a member; null, with a finding, for what it cannot name.</summary>
    private string? UsableName(ISymbol member, IOperation use, IOperation? receiver)
    {
        if (_context.NameFor(member, receiver is null || IsBase(receiver) ? null : receiver.Type) is not { } name)
        {
            Find(FindingIds.OutOfReach, use, member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name);
            return null;
        }

        bool isForeign = member is IMethodSymbol method && HasTypeArgumentsOfItsOwn(method);
        if (isForeign)
        {
            Refuse(use, "A type parameter of a followed method");
        }

        return isForeign ? null : name;
    }

    private static Form FormOf(IMethodSymbol method, bool hasReceiver)
    {
        string name = ReadingContext.Escape(method.Name) + (method.IsGenericMethod
            ? "<" + string.Join(", ", method.TypeArguments.Select(type => type.ToDisplayString(Types.FullName))) + ">"
            : "");
        return !hasReceiver
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

        if (creation.Constructor is not { } constructor || Types.IsTuple(creation.Type) || (creation.Initializer is not null && !IsSplit(creation.Type)))
        {
            return Refuse(creation, creation.Initializer is null ? "This creation" : "An object initializer");
        }

        if (creation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind is not (null or RefKind.None or RefKind.In)) is { } byReference)
        {
            return RefuseReference(byReference, creation);
        }

        if (IsSplit(creation.Type))
        {
            var made = ReadConstruction(constructor, creation.Arguments, creation);
            return creation.Initializer is null ? made : Initialized(made, creation.Type!, creation.Initializer);
        }

        var arguments = ReadArguments(creation.Arguments);
        if (arguments is null || !IsUsable(constructor, creation))
        {
            return Nothing(creation.Type!);
        }

        var type = TypeOf(creation.Type!);
        return new Scalar(Add(type, new Form(FormKind.New, type.Text), Effect.Impure, creation, arguments.ToArray()));
    }
}
