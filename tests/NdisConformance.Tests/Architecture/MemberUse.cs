using System.Reflection;
using System.Reflection.Emit;

namespace NdisConformance.Tests.Architecture;

/// <summary>A member or type that a method names in its code, and the instruction that names it.</summary>
internal sealed record MemberUse(MethodBase User, OpCode Instruction, MemberInfo Member)
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const byte LongPrefix = 0xFE;
    private const int SwitchEntry = 4;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The type that the member belongs to, or that is named itself, without its type arguments.</summary>
    public Type Owner
    {
        get
        {
            Type owner = Member as Type ?? Member.DeclaringType!;
            return owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner;
        }
    }

    /// <summary>All uses in the code of a type, its lambdas and nested types included.</summary>
    public static IEnumerable<MemberUse> In(Type type)
        => type.GetMethods(Everything).Cast<MethodBase>()
            .Concat(type.GetConstructors(Everything))
            .SelectMany(In)
            .Concat(type.GetNestedTypes(Everything).SelectMany(In));

    public override string ToString() => $"{User.DeclaringType}.{User.Name}: {Instruction} {Owner.Name}.{Member.Name}";

    private static IEnumerable<MemberUse> In(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == LongPrefix)
            {
                value = unchecked((short)((LongPrefix << 8) | code[at++]));
            }

            OpCode instruction = Instructions[value];
            if (IsToken(instruction))
            {
                yield return new MemberUse(method, instruction, Resolve(method, BitConverter.ToInt32(code, at)));
            }

            at += Length(instruction, code, at);
        }
    }

    private static bool IsToken(OpCode instruction) => instruction.OperandType
        is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType;

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType!.GetGenericArguments(),
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static int Length(OpCode instruction, byte[] code, int at) => instruction.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => SwitchEntry + (SwitchEntry * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
