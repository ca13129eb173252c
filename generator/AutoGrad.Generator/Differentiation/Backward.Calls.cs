using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;

namespace AutoGrad.Generator.Differentiation;

/// <content>
/// Procedures. The forward half runs as written and records; the backward half takes that back and hands out the gradients of the numbers
/// that went in. The inputs of both are those of the callee, then the gradient buffers of the active ones, then a pull for each number that
/// comes back.
/// </content>
internal sealed partial class Backward
{
    /// <summary>The circuit of both halves of a procedure.</summary>
    private static Procedure Of(Procedure procedure, ArrayShadows arrays, MovedRows moved, HashSet<string> nonFinite)
    {
        var primal = procedure.Circuit;
        var backward = new Backward(primal, arrays, moved, nonFinite, isProcedure: true);
        backward._inputs.Clear();
        var forward = new RegionBuilder(backward._wires);
        var gradients = new List<Wire>();
        for (int i = 0; i < primal.Inputs.Count; i++)
        {
            if (backward._shadows.Has(primal.Inputs[i]))
            {
                bool isGiven = primal.ActiveInputs.Contains(i);
                var given = backward._shadows.AddInput(primal.Inputs[i], isGiven, forward);
                gradients.AddRange(given is null ? System.Array.Empty<Wire>() : new[] { given });
            }
        }

        forward.AddRange(backward._shadows.Augment(primal.Body).Gates);
        var yield = primal.Body.Ending as Yield;
        var results = yield?.Results.ToList() ?? new List<Wire>();
        var returned = results.Where((_, i) => procedure.Effect.ActiveResults[i]).Where(result => result.Type.IsBuffer)
            .Select(result => backward._shadows.ShadowOrZeros(result, forward)).ToList();

        var sweep = new RegionBuilder(backward._wires);
        var adjoints = new Adjoints();
        var pulls = new List<Wire>();
        foreach (var result in results.Where(result => result.Type.IsReal))
        {
            pulls.Add(backward._wires.New(result.Type));
            backward.Contribute(result, pulls[pulls.Count - 1], adjoints, sweep);
        }

        if (yield is not null)
        {
            backward.Sweep(primal.Body, adjoints, sweep);
        }

        var handed = primal.ActiveInputs.Select(input => primal.Inputs[input]).Where(input => input.Type.IsReal)
            .Select(input => adjoints.Take(input, sweep) ?? sweep.Constant(Literal.Default(input.Type))).ToList();
        var body = new RegionBuilder(backward._wires);
        var first = backward.OnePass(backward.CountPasses(forward.End(primal.Body.Ending)), yield is null ? primal.Body.Ending : null, results.Concat(returned).ToList(), null, body);
        body.Add(new Turn());
        var second = backward.OnePass(sweep.End(new Yield(default)), null, handed, first.Id, body);
        return procedure with
        {
            Circuit = primal with
            {
                Inputs = primal.Inputs.Concat(gradients).Concat(pulls).ToArray(),
                Body = body.End(new Yield(first.Results.Concat(second.Results).ToArray())),
                NextWire = backward._wires.Next,
            },
        };
    }

    /// <summary>A half, as a loop that ends with its first pass.</summary>
    private Loop OnePass(Region region, Ending? dead, List<Wire> results, int? mirrored, RegionBuilder target)
    {
        var head = target.Nested();
        var runs = head.Constant(Literal.Boolean(true));
        var body = target.Nested();
        body.AddRange(region.Gates);
        var again = body.Constant(Literal.Boolean(false));
        var loop = new Loop(
            results.Select(_wires.Copy).ToArray(),
            results.Select(result => target.Constant(Literal.Default(result.Type))).ToArray(),
            results.Select(result => _wires.New(result.Type)).ToArray(),
            head.End(new Yield(EquatableArray.Of(runs))),
            body.End(dead ?? new Yield(results.Prepend(again).ToArray())),
            _wires.New(WireType.Nothing).Id,
            IsHalf: true,
            Mirror: mirrored is { } of ? new Mirror(of, default) : null);
        target.Add(loop);
        return loop;
    }

    private void Sweep(Call call, Adjoints adjoints, RegionBuilder target)
    {
        var effect = call.Effect!;
        var pulls = call.Results.Where(result => result.Type.IsReal)
            .Select(result => adjoints.Take(result, target) ?? target.Constant(Literal.Default(result.Type)));
        var arguments = call.Arguments.Concat(_shadows.OfArguments(call)).Concat(pulls).ToArray();
        var numbers = call.Arguments.Where((argument, i) => effect.Active[i] && argument.Type.IsReal).ToList();
        var gradients = numbers.Select(argument => _wires.New(argument.Type, adjointOf: argument.Id)).ToArray();
        target.Add(new Invoke(gradients, call.Callee, IsBackward: true, arguments));
        for (int i = 0; i < gradients.Length; i++)
        {
            Contribute(numbers[i], gradients[i], adjoints, target);
        }
    }
}
