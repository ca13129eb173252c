using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content><c>try</c> with <c>finally</c>, and <c>using</c>, which is the same. A <c>catch</c> is refused: where it was entered is not in the circuit.</content>
internal sealed partial class BodyReader
{
    private void ReadTry(ITryOperation @try)
    {
        if (@try.Catches.Length > 0 || @try.Finally is null)
        {
            Refuse(@try, "A 'try' statement with a 'catch'");
            return;
        }

        if (SharedVariables.Of(@try, _lambdas, _context.BodyOf).FirstOrDefault(variable => !_cells.ContainsKey(variable)) is { } shared)
        {
            Refuse(@try, "A 'finally' that shares '" + (shared is ITypeSymbol ? "this" : shared.Name) + "' with its 'try'");
            return;
        }

        RunTry(AssignedIn(@try.Body), () => ReadStatement(@try.Body), () => ReadStatement(@try.Finally));
    }

    /// <summary>
    /// Whether a variable becomes an element of memory of its own. A <c>finally</c> that shares it sees in memory what the <c>try</c> has left there,
    /// wherever that was left; only what carries no gradient can be shared, since a write to it would have to be undone on every way out. A
    /// <c>ref</c> local that names it is another name for that memory.
    /// </summary>
    private bool IsInMemory(ISymbol variable)
    {
        if (variable is not (ILocalSymbol or IParameterSymbol { RefKind: RefKind.None }) || !(_shared.Contains(variable) || _aliased.Contains(variable)))
        {
            return false;
        }

        var type = Substituted(TypeOfVariable(variable));
        return IsPlainValue(type) || (!_shared.Contains(variable) && type.IsUnmanagedType && (Types.IsReal(type) || Structs.IsElement(type)));
    }

    private void PutInMemory(ISymbol variable, Value value, IOperation origin)
    {
        var type = TypeOf(TypeOfVariable(variable));
        var cell = _wires.New(WireType.SpanOf(type), variable.Name);
        _target.Add(new Apply(cell, new Form(FormKind.StackAlloc, type.Text), EquatableArray.Of(_target.Constant(Literal.Of(WireType.Int32, "1"))), Effect.Throws));
        if (!value.Equals(Value.Unassigned))
        {
            Store(new BufferPlace(cell, EquatableArray.Of(Zero()), TypeOfVariable(variable), origin), value);
        }

        _cells[variable] = cell;
        _variables = _variables.Remove(variable);
    }

    private void ReadUsing(IUsingOperation @using)
    {
        if (@using.IsAsynchronous)
        {
            Refuse(@using, "An 'await using'");
            return;
        }

        if (@using.Resources is IVariableDeclarationGroupOperation group)
        {
            ReadUsing(@using, group, AssignedIn(@using.Body), () => ReadStatement(@using.Body));
        }
        else
        {
            var resource = ReadWire(@using.Resources);
            Dispose(@using, @using.Resources.Type, resource, AssignedIn(@using.Body), () => ReadStatement(@using.Body));
        }
    }

    /// <summary>A <c>using</c> declaration lasts to the end of its block.</summary>
    private void ReadUsingDeclaration(IUsingDeclarationOperation declaration, IReadOnlyList<IOperation> rest)
    {
        var assigned = new HashSet<ISymbol>(rest.SelectMany(AssignedIn), SymbolEqualityComparer.Default);
        if (declaration.IsAsynchronous)
        {
            Refuse(declaration, "An 'await using'");
        }

        ReadUsing(declaration, declaration.DeclarationGroup, assigned, () => ReadStatements(rest));
    }

    private void ReadUsing(IOperation origin, IVariableDeclarationGroupOperation group, HashSet<ISymbol> assigned, Action body)
    {
        var declarators = group.Declarations.SelectMany(declaration => declaration.Declarators).ToList();
        void Next(int index)
        {
            if (index == declarators.Count)
            {
                body();
                return;
            }

            var variable = declarators[index].Symbol;
            if (declarators[index].GetVariableInitializer()?.Value is not { } value)
            {
                Break(origin);
                return;
            }

            var resource = ReadWire(value);
            _variables = _variables.SetItem(variable, new Scalar(resource));
            Dispose(origin, variable.Type, resource, assigned, () => Next(index + 1));
        }

        Next(0);
    }

    private void Dispose(IOperation origin, ITypeSymbol? type, Wire resource, HashSet<ISymbol> assigned, Action body)
    {
        if (type is null || !type.IsReferenceType)
        {
            Refuse(origin, "A 'using' of a struct");
            return;
        }

        RunTry(assigned, body, () =>
        {
            var disposable = _context.Compilation.GetSpecialType(SpecialType.System_IDisposable);
            Add(WireType.Nothing, new Form(FormKind.MemberCall, "?.Dispose"), Effect.Impure, origin, Upcast(resource, disposable, origin));
        });
    }

    private void RunTry(HashSet<ISymbol> assigned, Action body, Action last)
    {
        var carried = _variables.Keys.Where(assigned.Contains).OrderBy(variable => variable.Name, StringComparer.Ordinal).ToList();
        var @finally = ReadArm(() =>
        {
            last();
            return null;
        });
        var run = ReadArm(() =>
        {
            body();
            if (_ending is null)
            {
                End(new Yield(carried.SelectMany(Held).ToArray()));
            }

            return null;
        });
        var results = new List<Wire>();
        foreach (var variable in carried.Where(_ => run.Ending is Yield))
        {
            var own = TypesOf(variable).Zip(NamesOf(variable), (type, name) => _wires.New(type, name)).ToList();
            results.AddRange(own);
            _variables = _variables.SetItem(variable, Value.Build(Substituted(TypeOfVariable(variable)), own));
        }

        _target.Add(new Try(results, run.Target.End(run.Ending!), @finally.Target.End(@finally.Ending ?? new Yield(default))));
        if (run.Ending is not Yield)
        {
            End(new Never());
        }
    }
}
