namespace NdisConformance.Contract;

/// <summary>How a line interrupts. Source: IntR5.</summary>
public enum NDIS_INTERRUPT_MODE
{
    /// <summary>The line is up while there is a reason.</summary>
    NdisInterruptLevelSensitive = 0,

    /// <summary>The line goes up once for a reason.</summary>
    NdisInterruptLatched = 1,
}
