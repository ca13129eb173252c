using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Differentiation;

/// <content>
/// Loops. The passes are run backward from the last to the first. What a variable carries from pass to pass has a gradient that is carried
/// the other way; what the loop reads from around it collects its gradient over the passes.
/// </content>
internal sealed partial class Backward
{
    private void Sweep(Loop loop, Adjoints adjoints, RegionBuilder target)
    {
        var pulls = loop.Results.Select(result => adjoints.Take(result, target)).ToArray();
        if (loop.Body.Ending is not Yield yield)
        {
            // A pass that always throws has not run.
            PassOn(loop, pulls, adjoints, target);
            return;
        }

        var carried = Enumerable.Range(0, loop.Parameters.Count)
            .Where(i => loop.Parameters[i].Type.IsReal && _activity.IsActive(loop.Parameters[i]) && (pulls[i] is not null || _usefulness.IsUseful(loop.Parameters[i])))
            .ToList();
        var passes = new MirroredPasses(loop, _wires, _activity.ConstantOf, IsLasting);
        var body = target.Nested();
        passes.Begin(body);
        var own = new Adjoints();
        var arriving = carried.Select(i => _wires.New(loop.Parameters[i].Type, adjointOf: loop.Parameters[i].Id)).ToList();
        for (int i = 0; i < carried.Count; i++)
        {
            Contribute(yield.Results[carried[i] + 1], arriving[i], own, body);
        }

        int begun = body.Gates.Count;
        Sweep(loop.Body, own, body);
        var leaving = carried.Select(i => own.Take(loop.Parameters[i], body) ?? body.Constant(Literal.Default(loop.Parameters[i].Type))).ToList();
        var around = own.Wires.ToList();
        if (carried.Count == 0 && around.Count == 0 && body.Gates.Count == begun)
        {
            return;
        }

        // What has arrived at a wire from around is where its sum over the passes begins.
        var initial = carried.Select(i => pulls[i] ?? target.Constant(Literal.Default(loop.Parameters[i].Type))).ToList();
        foreach (var wire in around)
        {
            initial.Add(adjoints.Take(wire, target) ?? target.Constant(Literal.Default(wire.Type)));
            var sum = _wires.New(wire.Type, adjointOf: wire.Id);
            arriving.Add(sum);
            leaving.Add(Adjoints.Sum(sum, own.Take(wire, body)!, body, wire.Id));
        }

        var results = arriving.Select(wire => _wires.New(wire.Type, adjointOf: wire.AdjointOf)).ToList();
        target.Add(passes.End(initial, arriving, leaving, results, body, target));
        if (passes.Count is { } count)
        {
            _passes.Add(loop.Id, count);
        }

        for (int i = 0; i < carried.Count; i++)
        {
            Contribute(loop.Initial[carried[i]], results[i], adjoints, target);
        }

        for (int i = 0; i < around.Count; i++)
        {
            adjoints.Add(around[i], results[carried.Count + i]);
        }
    }

    /// <summary>True for what gives the same again in the backward part: a span that a call has handed out could not be asked for its length.</summary>
    private bool IsLasting(Gate gate) => gate switch
    {
        Load load => _written?.MayBeOverwritten(load) == false,
        _ => !gate.Inputs.Any(input => _handedOut.Contains(input.Id)),
    };

    private void PassOn(Loop loop, Wire?[] pulls, Adjoints adjoints, RegionBuilder target)
    {
        for (int i = 0; i < pulls.Length; i++)
        {
            if (pulls[i] is { } pull)
            {
                Contribute(loop.Initial[i], pull, adjoints, target);
            }
        }
    }

    /// <summary>Lets the loops whose passes the backward part has to count carry their number.</summary>
    private Region CountPasses(Region region)
    {
        var target = new RegionBuilder(_wires);
        foreach (var gate in region.Gates)
        {
            var rewritten = gate.Rewrite(wire => wire, wire => wire, CountPasses);
            target.Add(rewritten is Loop loop && _passes.TryGetValue(loop.Id, out var count) ? WithCount(loop, count, target) : rewritten);
        }

        return target.End(region.Ending);
    }

    private Loop WithCount(Loop loop, Wire count, RegionBuilder target)
    {
        var parameter = _wires.New(count.Type, "passes");
        var body = new RegionBuilder(_wires);
        body.AddRange(loop.Body.Gates);
        var next = body.Apply(count.Type, Form.Add, parameter, body.Constant(Literal.Of(count.Type, "1")));
        return loop with
        {
            Initial = loop.Initial.Append(target.Constant(Literal.Of(count.Type, "0"))).ToArray(),
            Parameters = loop.Parameters.Append(parameter).ToArray(),
            Results = loop.Results.Append(count).ToArray(),
            Body = body.End(loop.Body.Ending is Yield yield ? new Yield(yield.Results.Append(next).ToArray()) : loop.Body.Ending),
        };
    }
}
