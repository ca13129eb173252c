using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using Convert = AutoGrad.Fuzz.Programs.Convert;

namespace AutoGrad.Fuzz.Shrinking;

/// <summary>Smaller programs in the place of a node. Some do not compile any more: those are simply not taken.</summary>
internal static class Edits
{
    public static IEnumerable<FuzzProgram> Of(Site site)
    {
        IEnumerable<Node> replacements = site.Node switch
        {
            Block block => Of(block),
            Expression expression => Of(expression),
            If { Else: not null } condition => [condition with { Else = null }],
            SwitchStatement choice => choice.Sections.Select(section => choice with { Sections = choice.Sections.Remove(section) }),
            Section { Labels.Length: > 1 } section => section.Labels.Select(label => section with { Labels = section.Labels.Remove(label) }),
            LogicalPattern pattern => [pattern.Left, pattern.Right],
            NotPattern pattern => [pattern.Operand],
            Section { Guard: not null } section => [section with { Guard = null }],
            Arm { Guard: not null } arm => [arm with { Guard = null }],
            For loop => Of(loop),
            BufferStatement { Operation: BufferOperation.Fill, Numbers.Length: > 1 } fill => [fill with { Numbers = fill.Numbers[..1] }],
            BufferStatement { Operation: BufferOperation.ArrayCopy, Numbers.Length: > 1 } copy => [copy with { Numbers = copy.Numbers[^1..] }],
            BufferStatement { Operation: BufferOperation.Clear or BufferOperation.CopyTo, Numbers.Length: > 0 } whole => [whole with { Numbers = [] }],
            Argument { IsNamed: true } argument => [argument with { IsNamed = false }],
            Declare { Form: not DeclarationForm.Typed } declare => [declare with { Form = DeclarationForm.Typed }],
            _ => [],
        };
        return replacements.Select(site.Replace);
    }

    private static IEnumerable<Node> Of(Block block)
    {
        ImmutableArray<Statement> statements = block.Statements;
        for (int count = statements.Length; count >= 1; count /= 2)
        {
            for (int start = 0; start + count <= statements.Length; start += Math.Max(1, count / 2))
            {
                yield return new Block(statements.RemoveRange(start, count));
            }
        }

        for (int i = 0; i < statements.Length; i++)
        {
            foreach (Block inner in Inside(statements[i]))
            {
                yield return new Block(statements.RemoveAt(i).InsertRange(i, inner.Statements));
            }
        }
    }

    /// <summary>The blocks of a statement that may stand in its place.</summary>
    private static IEnumerable<Block> Inside(Statement statement) => statement switch
    {
        Block block => [block],
        If { Else: { } otherwise } condition => [condition.Then, otherwise],
        If condition => [condition.Then],
        SwitchStatement choice => choice.Sections.Select(section => section.Body),
        CheckedStatement context => [context.Body],
        For loop => [loop.Body, Once(loop)],
        ForEach loop => [loop.Body, new Block(loop.Body.Statements.Insert(0, new Declare(loop.Item, new Element(loop.Buffer, new Literal(Kind.Int, 0)), DeclarationForm.Typed)))],
        While loop => [loop.Body],
        TryFinally guarded => [guarded.Body, guarded.Finally],
        Using guarded => [guarded.Body],
        _ => [],
    };

    /// <summary>A single pass in the place of a loop.</summary>
    private static Block Once(For loop) => new(
    [
        .. loop.Counters.Select(counter => new Declare(counter.Variable, counter.Start, DeclarationForm.Typed)),
        .. loop.Body.Statements,
    ]);

    /// <summary>A plainer loop: from 0, up by one, with one counter.</summary>
    private static IEnumerable<Node> Of(For loop)
    {
        foreach (Counter counter in loop.Counters.Skip(1))
        {
            yield return loop with { Counters = loop.Counters.Remove(counter), Next = [.. loop.Next.Where(next => !next.Descendants().Any(part => part is Read read && read.Variable == counter.Variable))] };
        }

        if (loop.Counters is [{ Variable: var only }] && loop.Next is not [Step { IsIncrement: true, IsPrefix: false }])
        {
            foreach (int passes in new[] { 1, 2, 3 })
            {
                yield return new For(
                    [new Counter(only, new Literal(only.Kind, 0))],
                    new Binary(BinaryOperator.Less, new Read(only), new Literal(only.Kind, passes)),
                    [new Step(new Read(only), IsIncrement: true, IsPrefix: false)],
                    loop.Body);
            }
        }
    }

    private static IEnumerable<Node> Of(Expression expression)
    {
        if (expression is Literal literal)
        {
            return literal.Number is 0 or 1 or 2 || literal.Kind is Kind.Bool or Kind.Mode ? []
                : [literal with { Number = 1 }, literal with { Number = 2 }, .. literal.Kind == Kind.Int && literal.Number > 3 ? (Node[])[literal with { Number = 3 }] : []];
        }

        IEnumerable<Node> inner = expression.Descendants().Skip(1).OfType<Expression>().Where(part => part.Kind == expression.Kind).Take(12);
        IEnumerable<Node> constants = expression.Kind switch
        {
            Kind.Bool => [new Literal(Kind.Bool, 1), new Literal(Kind.Bool, 0)],
            Kind.Void => [],
            var kind when kind.IsBuffer() => [],
            var kind => [new Literal(kind, 1), new Literal(kind, 0)],
        };

        // A constant is no smaller than a variable, and would take the gradient away.
        IEnumerable<Node> smaller = expression is Read or FieldRead ? [] : inner.Concat(constants);
        return expression switch
        {
            Element { IsFromEnd: true } element => smaller.Append(element with { IsFromEnd = false }),
            Slice { Count: not null } slice => smaller.Append(slice with { Count = null }),
            Copy copy when copy.Kind == copy.Buffer.Kind => [copy.Buffer],
            NewArray { Elements.Length: > 1 } array when array.Kind.Form() != BufferForm.Grid => array.Elements.Select(element => array with { Elements = array.Elements.Remove(element) }),
            SwitchExpression { Arms.Length: > 1 } choice => smaller.Concat(choice.Arms.Select(arm => choice with { Arms = choice.Arms.Remove(arm) })),
            Assign { Operator: not null } assign => smaller.Append(assign with { Operator = null }),
            Convert { IsImplicit: false } conversion when conversion.Operand.Kind.ConvertsTo(conversion.Kind) => smaller.Append(conversion with { IsImplicit = true }),
            Invoke invoke => smaller.Concat(invoke.Arguments.Where(argument => argument.Parameter.Default is not null).Select(argument => invoke with { Arguments = invoke.Arguments.Remove(argument) })),
            _ => smaller,
        };
    }
}
