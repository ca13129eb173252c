using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace AutoGrad.Fuzz.Running;

/// <summary>
/// Calls a method with arguments in an array. Reflection cannot pass spans, and forgets what was written to references when the
/// method throws; so the call is written in IL.
/// </summary>
internal sealed class Thunk
{
    private readonly Func<object?, object?[], object?> _call;

    public Thunk(MethodInfo method)
    {
        Method = method;
        var dynamic = new DynamicMethod("Call", typeof(object), [typeof(object), typeof(object[])], typeof(Thunk).Module, skipVisibility: true);
        Write(method, dynamic.GetILGenerator());
        _call = dynamic.CreateDelegate<Func<object?, object?[], object?>>();
    }

    public MethodInfo Method { get; }

    /// <summary>The result; the arguments hold afterwards what the references refer to, also after an exception.</summary>
    public object? Call(object? target, object?[] arguments) => _call(target, arguments);

    private static void Write(MethodInfo method, ILGenerator code)
    {
        Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var references = new LocalBuilder?[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i].IsByRef)
            {
                Type type = types[i].GetElementType()!;
                references[i] = code.DeclareLocal(type);
                Load(code, i);
                code.Emit(OpCodes.Unbox_Any, type);
                code.Emit(OpCodes.Stloc, references[i]!);
            }
        }

        LocalBuilder result = code.DeclareLocal(typeof(object));
        code.BeginExceptionBlock();
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }

        for (int i = 0; i < types.Length; i++)
        {
            if (references[i] is { } reference)
            {
                code.Emit(OpCodes.Ldloca, reference);
            }
            else
            {
                Load(code, i);
                LoadValue(code, types[i]);
            }
        }

        code.Emit(OpCodes.Call, method);
        if (method.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Ldnull);
        }
        else
        {
            code.Emit(OpCodes.Box, method.ReturnType);
        }

        code.Emit(OpCodes.Stloc, result);
        code.BeginFinallyBlock();
        for (int i = 0; i < types.Length; i++)
        {
            if (references[i] is { } reference)
            {
                code.Emit(OpCodes.Ldarg_1);
                code.Emit(OpCodes.Ldc_I4, i);
                code.Emit(OpCodes.Ldloc, reference);
                code.Emit(OpCodes.Box, reference.LocalType);
                code.Emit(OpCodes.Stelem_Ref);
            }
        }

        code.EndExceptionBlock();
        code.Emit(OpCodes.Ldloc, result);
        code.Emit(OpCodes.Ret);
    }

    private static void Load(ILGenerator code, int index)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_Ref);
    }

    private static void LoadValue(ILGenerator code, Type type)
    {
        if (!type.IsByRefLike)
        {
            code.Emit(OpCodes.Unbox_Any, type);
            return;
        }

        // A span over the array that is in its place.
        Type array = type.GetGenericArguments()[0].MakeArrayType();
        code.Emit(OpCodes.Castclass, array);
        code.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [array])!);
    }
}
