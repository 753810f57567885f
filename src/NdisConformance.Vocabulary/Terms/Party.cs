namespace NdisConformance.Vocabulary;

/// <summary>Who takes part in an event, from the top of a PC's network to its bottom.</summary>
public enum Party
{
    /// <summary>The protocol driver, which sends and receives.</summary>
    Protocol,

    Ndis,

    Miniport,

    /// <summary>The HAL and the kernel: DMA, shared memory, mapped registers, IRQL.</summary>
    Hal,

    Device,

    /// <summary>What the device is connected with.</summary>
    Wire,
}
