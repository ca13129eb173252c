using System;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// <c>foreach</c> over a constant sequence: a text, a list, anything enumerable. An enumerator goes through it in the forward part alone, as the
/// compiler's would, and what it yields is recorded where it is needed.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>Reads the loop if it goes through a sequence; false for anything else.</summary>
    private bool ReadForEachOfSequence(IForEachLoopOperation loop, IOperation collection)
    {
        if (loop.IsAsynchronous
            || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { IsRef: false } variable }
            || loop.Syntax is not CommonForEachStatementSyntax syntax
            || loop.SemanticModel?.GetForEachStatementInfo(syntax) is not { GetEnumeratorMethod: { } getter, ElementType: { } element } info
            || info.MoveNextMethod is null
            || EnumeratorOf(getter.ReturnType, element) is not { } enumerator)
        {
            return false;
        }

        var type = Substituted(element);
        bool isKnown = collection.Type is { TypeKind: not TypeKind.Dynamic } && !getter.IsExtensionMethod && Types.ElementOfBuffer(type) is null && !type.IsRefLikeType && type.TypeKind is not (TypeKind.Dynamic or TypeKind.TypeParameter);
        if (!isKnown)
        {
            return false;
        }

        // A struct that enumerates is put into an object, once: every call of it is to see what those before it have left.
        var sequence = ReadWire(collection);
        var made = Add(TypeOf(getter.ReturnType), new Form(FormKind.MemberCall, ".GetEnumerator"), Effect.Impure, loop, Upcast(sequence, getter.ContainingType, loop));
        var interfaceType = TypeOf(enumerator);
        var steps = made.Type.Text == interfaceType.Text ? made : Add(interfaceType, Form.Cast(interfaceType), Effect.Impure, loop, made);
        RunTry(
            AssignedIn(loop),
            () => RunLoop(
                loop,
                AssignedIn(loop.Body),
                Array.Empty<(Wire, Wire)>(),
                () => Add(WireType.Boolean, new Form(FormKind.MemberCall, ".MoveNext"), Effect.Impure, loop, steps),
                () =>
                {
                    var current = Add(TypeOf(type), new Form(FormKind.Member, ".Current"), Effect.Impure, loop, steps);
                    Value read = IsSplit(type) ? Explode(current, type, loop) : new Scalar(current);
                    SetVariable(variable, ConvertElements(read, type, Substituted(variable.Type), loop));
                    ReadBodyOfLoop(loop);
                },
                null,
                Array.Empty<Wire>),
            () => Add(WireType.Nothing, new Form(FormKind.MemberCall, ".Dispose"), Effect.Impure, loop, Upcast(steps, _context.Compilation.GetSpecialType(SpecialType.System_IDisposable), loop)));
        return true;
    }

    /// <summary>The interface by which an enumerator is asked; null for one of a type in the project that may do something else when it is.</summary>
    private static INamedTypeSymbol? EnumeratorOf(ITypeSymbol enumerator, ITypeSymbol element)
    {
        bool isInterface = enumerator.TypeKind == TypeKind.Interface;
        bool isKnown = isInterface || (enumerator.DeclaringSyntaxReferences.IsEmpty && enumerator.ContainingNamespace.ToDisplayString() is "System" or "System.Collections.Generic");
        return !isKnown ? null : enumerator.AllInterfaces.Concat(new[] { enumerator }).OfType<INamedTypeSymbol>().FirstOrDefault(type =>
            type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerator_T && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], element));
    }
}
