using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <summary>Which locals and parameters a piece of code may assign, directly or through a local function that it calls.</summary>
internal static class AssignedVariables
{
    public static HashSet<ISymbol> In(IOperation code, System.Func<IMethodSymbol, IOperation?> bodyOf)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>();
        pending.Push(code);
        while (pending.Count > 0)
        {
            foreach (var operation in pending.Pop().DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IAssignmentOperation assignment:
                        AddTargets(assignment.Target, assigned);
                        break;
                    case IIncrementOrDecrementOperation step:
                        AddTargets(step.Target, assigned);
                        break;
                    case IArgumentOperation { Parameter.RefKind: not RefKind.None } argument:
                        AddTargets(argument.Value, assigned);
                        break;
                    case IInvocationOperation { Instance: { } instance } method when AssignsThis(method.TargetMethod, bodyOf):
                        AddTargets(instance, assigned);
                        break;
                    case IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter } when AssignsThis(getter, bodyOf):
                        AddTargets(instance, assigned);
                        break;
                    case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } constructor:
                        // `: this(...)`
                        assigned.Add(constructor.TargetMethod.ContainingType.OriginalDefinition);
                        break;
                    case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call
                        when visited.Add(call.TargetMethod) && bodyOf(call.TargetMethod) is { } body:
                        pending.Push(body);
                        break;
                }
            }
        }

        return assigned;
    }

    /// <summary>True for a method of a struct, or a setter, that may assign the struct.</summary>
    public static bool AssignsThis(IMethodSymbol method, System.Func<IMethodSymbol, IOperation?> bodyOf) => AssignsThis(method, bodyOf, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    private static bool AssignsThis(IMethodSymbol method, System.Func<IMethodSymbol, IOperation?> bodyOf, HashSet<ISymbol> visited)
    {
        bool canAssign = !method.IsStatic && method.ContainingType is { IsValueType: true, IsReadOnly: false } && !method.IsReadOnly && visited.Add(method.OriginalDefinition);
        return canAssign && bodyOf(method.OriginalDefinition) is { } body && body.DescendantsAndSelf().Any(operation => operation switch
        {
            IAssignmentOperation assignment => IsOfThis(assignment.Target),
            IIncrementOrDecrementOperation step => IsOfThis(step.Target),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsOfThis(argument.Value),
            IInvocationOperation { Instance: { } instance } call => IsOfThis(instance) && AssignsThis(call.TargetMethod, bodyOf, visited),
            IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter } => IsOfThis(instance) && AssignsThis(getter, bodyOf, visited),
            IVariableDeclaratorOperation { Symbol: { IsRef: true, RefKind: not RefKind.RefReadOnly } } alias => alias.GetVariableInitializer()?.Value is { } named && IsOfThis(named),
            _ => false,
        });
    }

    /// <summary>True for <c>this</c> of a struct and what is in it.</summary>
    private static bool IsOfThis(IOperation operation) => operation switch
    {
        IInstanceReferenceOperation instance => instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOfThis(instance),
        IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOfThis(instance),
        IParenthesizedOperation parenthesized => IsOfThis(parenthesized.Operand),
        ITupleOperation targets => targets.Elements.Any(IsOfThis),
        _ => false,
    };

    private static void AddTargets(IOperation target, HashSet<ISymbol> assigned)
    {
        switch (target)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { IsValueType: true } type }:
                assigned.Add(type.OriginalDefinition);
                break;
            case ILocalReferenceOperation local:
                assigned.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                assigned.Add(parameter.Parameter);
                break;
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } owner } when !Types.IsSpan(owner.Type):
                // A struct that a setter changes, or whose property it is.
                AddTargets(owner, assigned);
                break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                // What is written is the buffer, not the variable that holds it.
                break;
            case IFieldReferenceOperation { Instance.Type.IsReferenceType: true } or IPropertyReferenceOperation { Instance.Type.IsReferenceType: true }:
                break;
            default:
                foreach (var part in target.ChildOperations)
                {
                    AddTargets(part, assigned);
                }

                break;
        }
    }
}
