namespace NdisConformance.Host.Kernel;

/// <summary>A line on which any device may interrupt at any time.</summary>
internal interface IInterruptSource
{
    /// <summary>True if an interrupt of another device could be serviced now.</summary>
    bool CanInterrupt { get; }

    /// <summary>Another device on the line interrupts. False if nothing can service it now.</summary>
    bool InterruptOfNeighbour();
}
