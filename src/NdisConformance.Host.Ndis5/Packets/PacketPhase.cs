
namespace NdisConformance.Host.Ndis5;

/// <summary>Who has a packet.</summary>
internal enum PacketPhase
{
    /// <summary>Whoever allocated it.</summary>
    Idle,

    /// <summary>The miniport has it to send.</summary>
    Sending,

    /// <summary>NDIS has it: the miniport indicated it.</summary>
    Indicated,

    /// <summary>NDIS keeps it, until a serialized driver has room.</summary>
    Refused,
}
