using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Memory of the host whose address a driver gets and must not use: pDO and Reserved of MiniportProcessSGList.
/// SGDMA-CB-005. One per machine.
/// </summary>
[Resets]
internal sealed partial class IgnoredArguments
{
    private const uint IgnoredBytes = 64;
    private readonly MachineMemory _memory;
    private readonly MemoryObjects _objects;
    private uint _pdo;
    private uint _reserved;

    public IgnoredArguments(MachineMemory memory, MemoryObjects objects)
    {
        _memory = memory;
        _objects = objects;
        OnReset();
    }

    public PVOID Pdo => _objects.AddressAt(_pdo);

    public PVOID Reserved => _objects.AddressAt(_reserved);

    /// <summary>What a number names where a handle is due: one of these addresses, or nothing.</summary>
    public TraceObject Find(ulong value)
    {
        if (value == _memory.AddressOf(_pdo))
        {
            return _objects.BlockObject(Pdo);
        }

        return value == _memory.AddressOf(_reserved)
            ? _objects.BlockObject(Reserved)
            : TraceObject.Unknown(ObjectKind.None);
    }

    // The memory of the machine is new, too.
    partial void OnReset()
    {
        _pdo = Allocate();
        _reserved = Allocate();
    }

    /// <summary>Memory that is never the driver's: an access to it is seen.</summary>
    private uint Allocate()
    {
        uint offset = _memory.Allocate(
            IgnoredBytes, new BlockTag(ObjectKind.System, _objects.NextNumber(ObjectKind.System)).Packed);
        if (offset == 0)
        {
            throw new HarnessDefectException("no memory is left for the arguments of MiniportProcessSGList");
        }

        _memory.Lock(offset, IgnoredBytes);
        return offset;
    }
}
