using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Statements, but for assignments and switches.</content>
internal sealed partial class BodyReader
{
    private void ReadBody(IOperation body)
    {
        switch (body)
        {
            case IMethodBodyOperation method:
                ReadBody((method.BlockBody ?? method.ExpressionBody)!);
                break;
            case IConstructorBodyOperation constructor:
                ReadConstructorBody(constructor);
                break;
            case ILocalFunctionOperation function:
                ReadBody(function.Body!);
                break;
            default:
                ReadStatement(body);
                break;
        }
    }

    private void ReadStatement(IOperation statement)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case IBlockOperation block:
                ReadBlock(block);
                break;
            case ITryOperation @try:
                ReadTry(@try);
                break;
            case IUsingOperation @using:
                ReadUsing(@using);
                break;
            case IVariableDeclarationGroupOperation group:
                ReadDeclarations(group);
                break;
            case IExpressionStatementOperation expression:
                ReadForEffect(expression.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.Return } @return:
                ReadReturn(@return);
                break;
            case IConditionalOperation @if:
                ReadIf(@if);
                break;
            case ISwitchOperation @switch:
                ReadSwitch(@switch);
                break;
            case IThrowOperation @throw:
                ReadThrow(@throw);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break } @break:
                ReadBreak(@break);
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue } @continue:
                ReadContinue(@continue);
                break;
            case IBranchOperation { BranchKind: BranchKind.GoTo } @goto:
                ReadGoto(@goto);
                break;
            case ILabeledOperation labeled:
                ReadLabeled(labeled);
                break;
            case IForEachLoopOperation @foreach:
                ReadForEach(@foreach);
                break;
            case IForLoopOperation @for:
                ReadFor(@for);
                break;
            case IWhileLoopOperation @while:
                ReadWhile(@while);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            case IInvalidOperation:
                Break(statement);
                break;
            default:
                Refuse(statement, Describe(statement));
                break;
        }
    }

    /// <summary>What a statement that is not supported is called.</summary>
    private static string Describe(IOperation statement) => statement switch
    {
        ILockOperation => "A 'lock' statement",
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => "A 'yield'",
        _ when statement.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.FixedStatementSyntax => "A 'fixed' statement",
        _ => "'" + statement.Kind + "'",
    };

    private void ReadBlock(IBlockOperation block) => ReadStatements(block.Operations);

    private void ReadDeclarations(IVariableDeclarationGroupOperation group)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.IsRef)
            {
                DeclareAlias(declarator);
                continue;
            }

            if (DeclareLambda(declarator))
            {
                continue;
            }

            var value = declarator.GetVariableInitializer()?.Value is { } initializer ? ReadInitializer(initializer, declarator.Symbol.Type) : Value.Unassigned;
            if (IsInMemory(declarator.Symbol))
            {
                PutInMemory(declarator.Symbol, value, declarator);
            }
            else
            {
                SetVariable(declarator.Symbol, value);
            }
        }
    }

    /// <summary>A <c>stackalloc</c> takes its type from the variable.</summary>
    private Value ReadInitializer(IOperation initializer, ITypeSymbol type) =>
        ReadUnnamedCreation(initializer is IConversionOperation conversion ? conversion.Operand : initializer, type) ?? Read(initializer);

    /// <summary>A call of a void method is no value, and is not asked for one.</summary>
    private void ReadForEffect(IOperation operation)
    {
        if (operation is IThrowOperation @throw)
        {
            ReadThrow(@throw);
        }
        else
        {
            Read(operation);
        }
    }

    private void ReadReturn(IReturnOperation @return)
    {
        var frame = _scopes.FirstOrDefault(scope => scope.IsFunction);
        bool isVoid = @return.ReturnedValue?.Type is null or { SpecialType: SpecialType.System_Void };
        _isBroken |= isVoid && frame is null && !_method.ReturnsVoid;
        if (isVoid)
        {
            // An expression body of a void method returns, too.
            if (@return.ReturnedValue is { } effect)
            {
                ReadForEffect(effect);
            }

            if (_ending is null)
            {
                End(ExitTo(frame, Enumerable.Empty<Wire>()));
            }

            return;
        }

        var value = Read(@return.ReturnedValue!);
        if (_ending is null)
        {
            End(ExitTo(frame, value.Wires.ToList()));
        }
    }

    private void ReadIf(IConditionalOperation @if)
    {
        var condition = ReadWire(@if.Condition);
        var then = ReadArm(() => ReadAsArm(@if.WhenTrue));
        var @else = ReadArm(() => @if.WhenFalse is null ? null : ReadAsArm(@if.WhenFalse));
        Join(condition, then, @else, null);
    }

    private Value? ReadAsArm(IOperation statement)
    {
        ReadStatement(statement);
        return null;
    }

    private void ReadThrow(IThrowOperation @throw)
    {
        if (@throw.Exception is null)
        {
            Refuse(@throw, "A 'throw' without an exception");
            return;
        }

        var exception = ReadWire(@throw.Exception);
        if (_ending is null)
        {
            End(new Throw(exception));
        }
    }
}
