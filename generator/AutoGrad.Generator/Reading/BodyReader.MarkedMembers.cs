using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// Members of the object that have a gradient. They go in behind <c>this</c>, and along with <c>this</c> into every method of the object that is
/// followed; of other objects they are what they are there, and constant.
/// </content>
internal sealed partial class BodyReader
{
    /// <summary>What the marked members of the object hold. Nothing changes them while the method runs.</summary>
    private readonly Dictionary<ISymbol, Value> _members = new(SymbolEqualityComparer.Default);

    /// <summary>The wires that are the object, seen as another type.</summary>
    private readonly HashSet<int> _casts = new();

    /// <summary>The members of a class that its methods are given, as seen from where the generated code is.</summary>
    private IReadOnlyList<ISymbol> MembersOf(INamedTypeSymbol type) => ReceiverMembers.Of(type).Where(member => _context.IsReachable(member, _context.Method.ContainingType)).ToList();

    private void AddMembers(List<Wire> inputs, List<int> active)
    {
        foreach (var member in MembersOf(Around.ContainingType))
        {
            string name = member.Name.TrimStart('_');
            var type = Substituted(ReceiverMembers.TypeOf(member));
            var parts = Types.Flatten(type).ToList();
            var names = NamesOfParts(type, name.Length == 0 || char.IsDigit(name[0]) ? "member" : name).ToList();
            Pack? given = null;
            if (_isMarked && IsSplit(type))
            {
                var whole = _wires.New(TypeOf(type), names[0]);
                inputs.Add(whole);
                given = (Pack)Explode(whole, type);
            }

            var wires = new List<Wire>();
            for (int i = 0; i < parts.Count; i++)
            {
                if (given is not null && !Types.IsReal(parts[i]))
                {
                    wires.Add(given.Wires.ElementAt(i));
                    continue;
                }

                wires.Add(_wires.New(TypeOf(parts[i]), names[i]));
                AddActive(inputs, active, wires[i], isConstant: !(Types.IsReal(parts[i]) || Types.IsRealBuffer(parts[i])));
            }

            var value = Value.Build(type, wires);
            _members[member.OriginalDefinition] = value is Pack pack ? new Pack(pack.Elements, given?.Whole) : value;
        }
    }

    /// <summary>What goes in for the receiver of a method: the object, and its marked members.</summary>
    private IEnumerable<Wire> ReceiverWires(Wire receiver, INamedTypeSymbol type, IOperation origin)
    {
        var wires = new List<Wire> { receiver };
        foreach (var member in MembersOf(type))
        {
            wires.AddRange(IsThis(receiver) && _members.TryGetValue(member.OriginalDefinition, out var own) ? own.Wires : ReadOfOther(receiver, member, origin).Wires);
        }

        return wires;
    }

    /// <summary>True for the object itself, seen as whatever type.</summary>
    private bool IsThis(Wire receiver) => receiver.Id == _this?.Id || _casts.Contains(receiver.Id);

    private Wire NoteCast(Wire wire, Wire cast)
    {
        if (IsThis(wire))
        {
            _casts.Add(cast.Id);
        }

        return cast;
    }

    private Value ReadOfOther(Wire receiver, ISymbol member, IOperation origin)
    {
        var type = ReceiverMembers.TypeOf(member);
        var value = Add(TypeOf(type), new Form(FormKind.Member, "." + ReadingContext.Escape(member.Name)), Effect.Throws, origin, receiver);
        return IsSplit(type) ? Explode(value, type, origin) : new Scalar(value);
    }

    /// <summary>A marked member of the object itself; null for any other, and for one of another object.</summary>
    private Value? ReadMarked(ISymbol member, IOperation? instance, IOperation reference)
    {
        if (!ReceiverMembers.HasAttribute(member))
        {
            return null;
        }

        if (member.IsStatic)
        {
            return Refuse(reference, "A static member marked with [Differentiable]");
        }

        if (instance is not IInstanceReferenceOperation || member.ContainingType.IsValueType)
        {
            return null;
        }

        return _members.TryGetValue(member.OriginalDefinition, out var value) ? value : Refuse(reference, "A marked member that the generated code cannot reach");
    }
}
