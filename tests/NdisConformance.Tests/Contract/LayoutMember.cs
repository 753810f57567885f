using System.Runtime.CompilerServices;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Contract;

/// <summary>
/// One member of a structure in simulated memory: where the table of layouts puts it, and how its property is written
/// and read.
/// </summary>
/// <param name="Structure">The C name of the structure.</param>
/// <param name="Name">The member, with the index of an element.</param>
/// <param name="Offset">Its offset in bytes.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="IsPointer">True if its values are addresses of simulated memory.</param>
/// <param name="Set">Writes a value through the property.</param>
/// <param name="Get">Reads a value through the property.</param>
internal sealed record LayoutMember(
    string Structure,
    string Name,
    uint Offset,
    uint Size,
    bool IsPointer,
    Action<PVOID, PVOID> Set,
    Func<PVOID, PVOID> Get)
{
    /// <summary>A member that holds a number.</summary>
    public static LayoutMember Of<T>(
        string structure, string name, uint offset, Action<PVOID, T> set, Func<PVOID, T> get)
        where T : unmanaged
        => new(
            structure,
            name,
            offset,
            (uint)Unsafe.SizeOf<T>(),
            IsPointer: false,
            (structure, value) => set(structure, Number<T>(value.Value)),
            structure => new PVOID(Bits(get(structure))));

    /// <summary>A member that holds a pointer.</summary>
    public static LayoutMember Pointer(
        string structure, string name, uint offset, Action<PVOID, PVOID> set, Func<PVOID, PVOID> get)
        => new(structure, name, offset, 8, IsPointer: true, set, get);

    public override string ToString() => $"{Structure}.{Name}";

    private static T Number<T>(ulong bits)
        where T : unmanaged
        => Unsafe.As<ulong, T>(ref bits);

    private static ulong Bits<T>(T value)
        where T : unmanaged
    {
        ulong bits = 0;
        Unsafe.As<ulong, T>(ref bits) = value;
        return bits;
    }
}
