namespace NdisConformance.Vocabulary;

/// <summary>What a serialized miniport of NDIS 5 says of a packet when MiniportSendPackets returns.</summary>
public enum PacketAnswer
{
    /// <summary>Its Status is as it was before the call.</summary>
    NotStated,

    /// <summary>Its Status was set.</summary>
    Stated,

    /// <summary>It was completed with NdisMSendComplete inside the call.</summary>
    Completed,
}
