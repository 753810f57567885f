using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The registers of the device on the bus. Each mapping is a block of simulated memory of its own, so that an address
/// that was unmapped leads nowhere; the bytes in it mean nothing.
/// </summary>
[Resets]
internal sealed partial class RegisterWindow(MachineMemory memory, HostSetup setup)
{
    private const ulong FirstBusAddress = 0xFEB0_0000;
    private const uint RegisterBytes = 4;
    private const uint WindowsApart = 3;

    /// <summary>How often the window was moved.</summary>
    public uint Moves { get; private set; }

    /// <summary>Where the window lies on the bus, as the resource list names it.</summary>
    public PHYSICAL_ADDRESS BusAddress => new(FirstBusAddress + (Moves * WindowsApart * (ulong)Length));

    /// <summary>Length of the window in bytes.</summary>
    public uint Length => setup.Device.RegisterWindowBytes;

    /// <summary>Puts the window at another place on the bus.</summary>
    public void Move() => Moves++;

    /// <summary>Maps the window once more. NULL if no memory is left.</summary>
    /// <param name="tag">What the block is to the host: a <see cref="BlockTag"/> of kind IoSpace.</param>
    public PVOID Map(ulong tag)
    {
        uint offset = memory.Allocate(Length, tag, MachineMemory.PageBytes);
        return offset == 0 ? default : new PVOID(new ObjectReference(memory, offset, memory.GenerationAt(offset)));
    }

    /// <summary>Ends a mapping, which is named by its first byte.</summary>
    public void Unmap(PVOID window) => memory.Free(window.Reference.Offset);

    /// <summary>
    /// Where in the window a pointer leads to. False, with an offset that is as good as can be told, if it is no
    /// pointer to a whole register of a mapping that is alive.
    /// </summary>
    public bool TryGetOffset(PVOID register, out uint offsetBytes)
    {
        offsetBytes = 0;
        ObjectReference reference = register.Reference;
        if (reference.Memory is null
            || !memory.TryFindGeneration(reference.Generation, out MemoryBlock block)
            || new BlockTag(block.Tag).Kind != ObjectKind.IoSpace)
        {
            return false;
        }

        offsetBytes = reference.Offset - block.Start;
        return !block.IsFree && (ulong)offsetBytes + RegisterBytes <= block.Length;
    }
}
