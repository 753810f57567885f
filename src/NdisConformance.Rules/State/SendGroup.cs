namespace NdisConformance.Rules;

/// <summary>What came with one call of MiniportSendNetBufferLists.</summary>
internal struct SendGroup
{
    /// <summary>Sequence of the entry of the callback.</summary>
    public long Enter;

    public byte Processor;

    /// <summary>Lists that are still in the table.</summary>
    public int Remaining;

    /// <summary>Lists that were completed.</summary>
    public int Completed;

    public uint NetBuffers;

    /// <summary>The lowest ordinal of a NET_BUFFER that was transmitted; 0 if none was.</summary>
    public uint FirstOnWire;

    /// <summary>One more than the lowest position of a list that was completed; 0 if none was.</summary>
    public uint FirstCompleted;

    /// <summary>The same of a list that was completed with an error.</summary>
    public uint FirstFailed;
}
