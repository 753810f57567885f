using System.Runtime.CompilerServices;

namespace NdisConformance.Contract;

/// <summary>What every handle of a memory object is made of: 16 bytes, no garbage.</summary>
internal readonly struct ObjectReference(SimulatedMemory? memory, uint offset, uint generation)
{
    public readonly SimulatedMemory? Memory = memory;
    public readonly uint Offset = offset;
    public readonly uint Generation = generation;

    public ulong Address => Memory is null ? 0 : Memory.AddressOf(Offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load<T>(uint field)
        where T : unmanaged
        => Memory!.Load<T>(Offset, Generation, field);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<T>(uint field, T value)
        where T : unmanaged
        => Memory!.Store(Offset, Generation, field, value);

    /// <summary>Follows a pointer member.</summary>
    public ObjectReference Follow(uint field)
    {
        ulong address = Load<ulong>(field);
        return address == 0 ? default : Memory!.At(address);
    }

    public bool IsSame(ObjectReference other) => Memory == other.Memory && Offset == other.Offset;
}
