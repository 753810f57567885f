namespace NdisConformance.Machine;

/// <summary>Work that waits for its time.</summary>
internal struct MachineEvent
{
    public long Time;

    /// <summary>Orders what is due at the same time: first asked, first run.</summary>
    public long Sequence;

    public IMachineTarget Target;
    public ulong Argument;
    public uint Cookie;
    public int Processor;
    public byte Irql;
    public WorkKind Kind;

    /// <summary>True for what comes round for ever: that it waits does not keep the machine busy.</summary>
    public bool IsBackground;

    public readonly bool ComesBefore(in MachineEvent other)
        => Time != other.Time ? Time < other.Time : Sequence < other.Sequence;
}
