using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("interrupts-itself", typeof(InterruptsItselfDriver))]
[assembly: NdisMiniport("interrupts-itself.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Interrupts the thread that it is called on, which then cannot wait for anything.</summary>
public sealed class InterruptsItselfDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Thread.CurrentThread.Interrupt();
}
