using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>
/// Runs a program from its syntax over dual numbers. Shares nothing with the generator: it knows C#'s semantics and the
/// derivatives of the table's functions, and goes forwards only.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>More than any program of the grammar needs: only a wrong one comes here.</summary>
    private const int MaximumSteps = 200_000;

    private const int MaximumDepth = 100;

    /// <summary>The gradients on the way back are products of such numbers, which overflow though no value does.</summary>
    private const double LargeNumber = 1e15;
    private const double LargeFloat = 1e5;

    private readonly FuzzProgram _program;
    private readonly StaticActivity _activity;
    private readonly Dictionary<Method, Block> _bodies;
    private readonly ImmutableDictionary<Field, Value> _fields;
    private bool _isWide;
    private bool _hasTangents;
    private bool _isChecked;
    private bool _isOrdinary;
    private bool _isDependable;
    private ulong _path;
    private int _steps;
    private int _depth;
    private List<double> _detached = [];
    private IReadOnlyList<double>? _heldFixed;
    private Frame _frame = new(null);

    public Interpreter(FuzzProgram program)
    {
        _program = program;
        _activity = new StaticActivity(program);
        _bodies = program.Methods.ToDictionary(declaration => declaration.Method, declaration => declaration.Body);
        _fields = program.Fields.ToImmutableDictionary(field => field, field => Constant(field) with { IsActive = program.Shape == TypeShape.InstanceStruct && field.IsOfInstance && field.Kind.IsReal() });
    }

    /// <summary>A local gradient to be made wrong; none but to prove the fuzzer itself.</summary>
    public Distortion? Distortion { get; set; }

    /// <param name="arguments">An argument for each parameter of the method.</param>
    /// <param name="withTangents">Whether derivatives are wanted.</param>
    /// <param name="isWide">Compute floats as doubles, so that differences of them mean something.</param>
    /// <param name="detached">The values that <c>Detach</c> gave in another run: they are held fixed.</param>
    public Evaluation Run(ImmutableArray<Input> arguments, bool withTangents, bool isWide, IReadOnlyList<double>? detached = null)
    {
        _heldFixed = detached;
        _detached = [];
        _isWide = isWide;
        _hasTangents = withTangents;
        _isChecked = false;
        _isOrdinary = true;
        _isDependable = true;
        _path = 14695981039346656037;
        _steps = 0;
        _depth = 0;
        _frame = new Frame(null);

        Method method = _program.Main.Method;
        int count = withTangents ? Inputs.GradientCount(method, arguments) : 0;
        var views = new BufferView?[arguments.Length];
        int next = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            Parameter parameter = method.Parameters[i];
            bool isActive = parameter.HasGradient && parameter.Passing != Passing.Out;
            bool isSeeded = withTangents && isActive;
            Value value;
            if (arguments[i].Elements is { } elements)
            {
                Value[] cells = [.. elements.Select(element => new Value(element, isSeeded ? Tangent.Seed(count, next++) : null, isActive))];
                value = new Value(0, View: Shaped(parameter.Kind, cells, arguments[i].Rows));
                views[i] = value.View;
            }
            else
            {
                value = new Value(arguments[i].Number, isSeeded ? Tangent.Seed(count, next++) : null, isActive);
            }

            _frame.Declare(parameter.Variable, value);
        }

        Value[] results = [];
        Exception? exception = null;
        try
        {
            results = Execute(_program.Main.Body, method);
        }
        catch (Exception thrown) when (thrown is not (KeyNotFoundException or InterpreterException))
        {
            exception = thrown;
        }

        ImmutableArray<Value> references =
            [.. method.Parameters.Select(parameter => parameter.Passing is Passing.Ref or Passing.Out ? _frame.Find(parameter.Variable).Value : default)];
        return new Evaluation(
            [.. results.SelectMany(Numbers)], results is [{ View: { } view }] ? RowsOf(view) : null, exception, [.. views.Select(buffer => buffer is null ? null : Numbers(new Value(0, View: buffer)).ToArray())], references, _path, _isOrdinary, _isDependable, _steps, _detached);
    }

    /// <summary>The numbers of a result or of a buffer, row after row.</summary>
    private static IEnumerable<Value> Numbers(Value value) =>
        value.View is { } view ? view.Copied().SelectMany(Numbers) : [value];

    private static ImmutableArray<int>? RowsOf(BufferView view) => view.Columns >= 0
        ? [view.Rows, view.Columns]
        : view.Copied().All(cell => cell.View is not null) ? [.. view.Copied().Select(cell => cell.View!.Count)] : null;

    private static BufferView Shaped(Kind kind, Value[] cells, ImmutableArray<int>? rows)
    {
        switch (kind.Form())
        {
            case BufferForm.Grid:
                return BufferView.Grid(cells, rows!.Value[0], rows.Value[1]);
            case BufferForm.Rows:
                int next = 0;
                return BufferView.Array([.. rows!.Value.Select(length => new Value(0, View: BufferView.Array(cells[next..(next += length)])))]);
            default:
                return BufferView.Array(cells) with { IsArray = !kind.IsSpan() };
        }
    }

    private static Value Constant(Field field)
    {
        if (!field.Kind.IsBuffer())
        {
            return new Value(field.Numbers[0]);
        }

        Value[] cells = [.. field.Numbers.Select(number => new Value(number))];
        return new Value(0, View: Shaped(field.Kind, cells, field.Rows));
    }

    /// <summary>A value made by a gate from others.</summary>
    private Value Gate(Kind kind, double number, ReadOnlySpan<Value> inputs, GateLocals gate, bool isFloat)
    {
        Distortion?.Apply(gate);
        bool isOrdinary = true;
        bool isActive = false;
        double limit = isFloat ? LargeFloat : LargeNumber;
        for (int i = 0; i < inputs.Length; i++)
        {
            // An infinite local gradient of a guarded gate is in order; one so large that products of it overflow is not.
            double local = Math.Abs(gate.Locals[i]);
            isOrdinary &= Math.Abs(gate.Inputs[i]) < limit && (double.IsFinite(local) ? local < limit : gate.IsGuarded);
            isActive |= gate.IsConnected[i] && inputs[i].IsActive;
        }

        _isOrdinary &= isOrdinary;
        return new Value(number, Tangent.Combine(gate, inputs, isFloat), isActive && kind.IsReal());
    }

    private static GateLocals Local(string name, ReadOnlySpan<Value> inputs, double number, Func<int, Activity>? activity = null)
    {
        var numbers = new double[inputs.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = inputs[i].Number;
        }

        return new GateLocals(name, numbers, number, activity ?? (_ => Activity.Unclear));
    }

    /// <summary>Remembers a decision, so that differences across it are not taken for derivatives.</summary>
    private void Decide(double piece) =>
        _path = (_path ^ BitConverter.DoubleToUInt64Bits(piece)) * 1099511628211 + (_path >> 29);

    private double Detached(double number)
    {
        // On another path there may be more of them than before; such a run is not used.
        double held = _heldFixed is not null && _detached.Count < _heldFixed.Count ? _heldFixed[_detached.Count] : number;
        _detached.Add(held);
        return held;
    }

    private void Tick()
    {
        if (++_steps > MaximumSteps)
        {
            throw new InterpreterException("the program does not end");
        }
    }

    private bool IsFloat(Kind kind) => kind == Kind.Float && !_isWide;
}
