using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The driver's two handlers of a line interrupt, called as its NDIS generation calls them.</summary>
internal interface IInterruptHandlers
{
    /// <summary>States that the service begins.</summary>
    TraceMark EnterService(InterruptObject interrupt, bool wasRaised);

    /// <summary>Calls the ISR.</summary>
    InterruptAnswer Service(InterruptObject interrupt);

    /// <summary>States that the service ends.</summary>
    void ExitService(TraceMark enter, in InterruptAnswer answer);

    /// <summary>Calls the DPC. True if it asks to be called again.</summary>
    bool RunDpc(InterruptObject interrupt, int processor, PVOID context);
}
