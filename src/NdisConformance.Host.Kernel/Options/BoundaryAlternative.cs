namespace NdisConformance.Host.Kernel;

/// <summary>
/// The alternatives of <see cref="HostChoice.Boundary"/>: what else happens where the driver calls the host, or the
/// host the driver. Time jumps to what is chosen. Nothing happens if there is nothing of the kind, or if no processor
/// may run it.
/// </summary>
public enum BoundaryAlternative
{
    /// <summary>Nothing happens, which is the ordinary alternative.</summary>
    Nothing,

    /// <summary>The other processors run what is due already.</summary>
    OtherProcessor,

    /// <summary>The device takes its next step.</summary>
    Device,

    /// <summary>
    /// The interrupt that is on its way is serviced; without one, a neighbour on the line interrupts.
    /// </summary>
    Interrupt,

    /// <summary>The device goes on, and interrupts are serviced, until a DPC has run.</summary>
    Dpc,

    /// <summary>NDIS returns received lists.</summary>
    Return,

    /// <summary>Other work happens: a scatter/gather list is delivered, a stimulus that the scenario posted.</summary>
    Item,
}
