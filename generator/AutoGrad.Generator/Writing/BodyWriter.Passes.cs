using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <content>One pass of a loop: its gates, where it is left, and what the next pass begins with.</content>
internal sealed partial class BodyWriter
{
    private sealed class PassWriter
    {
        private readonly BodyWriter _writer;
        private readonly Loop _loop;
        private readonly LoopHeader? _header;
        private readonly HashSet<int> _setOnExit;
        private readonly HashSet<int> _set = new();

        public PassWriter(BodyWriter writer, Loop loop, LoopHeader? header, EquatableArray<Wire> last)
        {
            _writer = writer;
            _loop = loop;
            _header = header;

            // What only a pass that leaves sets, and nobody reads before, need not be set by the others.
            _setOnExit = new HashSet<int>(Enumerable.Range(0, loop.Parameters.Count).Where(i =>
                writer._uses[loop.Parameters[i]] == 0
                && writer._constants.TryGetValue(last[i + 1].Id, out var value)
                && writer._constants.TryGetValue(loop.Initial[i].Id, out var initial)
                && value.Value == initial.Value));
        }

        public void Write(IReadOnlyList<Gate> gates, EquatableArray<Wire> values, List<Statement> body)
        {
            if (LoopExit.Of(gates, values, _writer._uses, _writer._constants) is not { } exit)
            {
                body.AddRange(_writer.WriteGates(gates, NoTargets, new Yield(values)));
                WriteNext(values, body, leaves: false);
                return;
            }

            // What is recorded at the end of the pass must lie on top of what is recorded inside the branch.
            bool recordsInside = exit.Branch.Regions.Any(side => side.AllGates().Any(gate => gate is Record { Slots: null } or Invoke));
            var last = recordsInside ? exit.Before.OfType<Record>().Where(record => record.Slots is null).Cast<Gate>().ToList() : new List<Gate>();
            body.AddRange(_writer.WriteGates(exit.Before.Except(last), NoTargets, new Yield(values)));
            SetInAnyCase(exit, body);
            _writer._names.Open();
            var leaving = _writer.WriteGates(exit.LeavingSide.Gates.Concat(last), NoTargets, new Yield(exit.Leaving));
            WriteNext(exit.Leaving, leaving, leaves: true);
            _writer._names.Close();
            var condition = _writer._expressions[exit.Branch.Condition];
            body.Add(new If((exit.LeavesThen ? condition : ExpressionWriter.Not(condition)).Text, leaving, new List<Statement>()));
            Write(exit.StayingSide.Gates.Concat(last).ToList(), exit.Staying, body);
        }

        /// <summary>What does not depend on whether the loop is left, and nothing else reads, is set before that is asked.</summary>
        private void SetInAnyCase(LoopExit exit, List<Statement> body)
        {
            for (int i = 0; i < _loop.Parameters.Count; i++)
            {
                var next = exit.Leaving[i + 1];
                if (next.Id == exit.Staying[i + 1].Id && _writer._uses[_loop.Parameters[i]] == 1 && _writer._folded.ContainsKey(next.Id) && _set.Add(i))
                {
                    body.Add(new Line(_writer.Assignment(next, _writer._variables[_loop.Parameters[i].Id], _writer._expressions[next].Text)));
                }
            }
        }

        /// <summary>Ends a pass: the variables get what the next one begins with, as if all at once.</summary>
        private void WriteNext(EquatableArray<Wire> values, List<Statement> body, bool leaves)
        {
            var pending = new List<(Wire Value, string Variable, string Text)>();
            for (int i = 0; i < _loop.Parameters.Count; i++)
            {
                string variable = _writer._variables[_loop.Parameters[i].Id];
                var next = values[i + 1];
                bool isSet = i == _header?.Counter
                    || _set.Contains(i)
                    || (leaves && _writer._uses[_loop.Results[i]] == 0)
                    || _writer._expressions[next].Text == variable
                    || (_setOnExit.Contains(i) && _writer._constants.TryGetValue(next.Id, out var constant) && constant.Value == _writer._constants[_loop.Initial[i].Id].Value);
                if (!isSet)
                {
                    pending.Add((next, variable, _writer._expressions[next].Text));
                }
            }

            // Whether to go on is decided before the variables change.
            var again = values[0];
            if (!leaves && pending.Any(one => Mentions(_writer._expressions[again].Text, one.Variable)))
            {
                string kept = _writer._names.Take("again");
                body.Add(new Line("bool " + kept + " = " + _writer._expressions[again].Text + ";"));
                _writer.SetVariable(again, kept);
            }

            _writer.AssignAll(pending, body);
            WriteEnd(leaves ? "false" : _writer._expressions[again].Text, _writer._expressions[again], body);
        }

        /// <summary>The loop ends where the pass says so.</summary>
        private static void WriteEnd(string text, Expression goesOn, List<Statement> body)
        {
            if (text == "false")
            {
                body.Add(new Line("break;"));
            }
            else if (text != "true")
            {
                body.Add(new If(ExpressionWriter.Not(goesOn).Text, new List<Statement> { new Line("break;") }, new List<Statement>()));
            }
        }
    }
}
