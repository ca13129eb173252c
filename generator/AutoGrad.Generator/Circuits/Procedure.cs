using System.Linq;

namespace AutoGrad.Generator.Circuits;

/// <summary>
/// A callee that is not put in the place of its calls, because it is large or calls itself. It becomes two methods that share a recording.
/// </summary>
/// <param name="Key">What calls name it by: the callee, and which of its inputs are active.</param>
/// <param name="Name">The callee's name.</param>
/// <param name="Circuit">
/// Its circuit; behind Differentiation that of both halves. Each half is then a loop of one pass, and the backward half mirrors the forward
/// one, so that the recording plan treats what one keeps for the other as it treats what any pass keeps.
/// </param>
/// <param name="Effect">What a call of it does.</param>
/// <param name="BackwardInputs">Once it is known, the inputs that the backward half uses, by their numbers.</param>
/// <param name="ForwardInputs">The same for the forward half.</param>
internal sealed record Procedure(
    string Key, string Name, Circuit Circuit, CallEffect Effect, EquatableArray<int> BackwardInputs = default, EquatableArray<int> ForwardInputs = default)
{
    public Loop Forward => Circuit.Body.Gates.OfType<Loop>().First(loop => loop.Mirror is null);

    public Loop Backward => Circuit.Body.Gates.OfType<Loop>().First(loop => loop.Mirror is not null);
}
