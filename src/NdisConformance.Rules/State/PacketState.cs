using NdisConformance.Contract;

namespace NdisConformance.Rules;

/// <summary>A packet of NDIS 5 that is sent, from its submission until its frame left and it is completed.</summary>
internal struct PacketState
{
    /// <summary>Where the miniport got it last.</summary>
    public long Submitted;

    public ulong DataLength;

    /// <summary>True if it came while another send call was under way.</summary>
    public bool CameBeside;

    /// <summary>Number of its list; 0 if it was not mapped.</summary>
    public uint Sg;

    /// <summary>True while the miniport has it.</summary>
    public bool IsPending;

    /// <summary>Where a serialized miniport refused it for a time; 0 once it has it again.</summary>
    public long Refused;

    /// <summary>Where it was completed; 0 before.</summary>
    public long Completed;

    public NDIS_STATUS Status;

    /// <summary>Where its frame left; 0 before.</summary>
    public long OnWire;

    /// <summary>Where a frame with other bytes left that was read from its list; 0 if none did.</summary>
    public long WrongFrame;
}
