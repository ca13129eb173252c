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
                    case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call
                        when visited.Add(call.TargetMethod) && bodyOf(call.TargetMethod) is { } body:
                        pending.Push(body);
                        break;
                }
            }
        }

        return assigned;
    }

    private static void AddTargets(IOperation target, HashSet<ISymbol> assigned)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                assigned.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                assigned.Add(parameter.Parameter);
                break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                // What is written is the buffer, not the variable that holds it.
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
