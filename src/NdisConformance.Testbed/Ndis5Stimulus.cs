using NdisConformance.Contract;
using NdisConformance.Host.Ndis5;
using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>A stimulus that NDIS 5 gives, with the status that the driver answered.</summary>
/// <param name="host">The NDIS that gives it.</param>
/// <param name="irql">The level at which it happens.</param>
/// <param name="ask">Asks the driver.</param>
public sealed class Ndis5Stimulus(Ndis5Host host, byte irql, Func<Ndis5Host, NDIS_STATUS> ask) : Stimulus(irql)
{
    /// <summary>The status that the driver returned; NDIS_STATUS_PENDING until then.</summary>
    public NDIS_STATUS Status { get; private set; } = NDIS_STATUS.NDIS_STATUS_PENDING;

    /// <inheritdoc/>
    protected override void Happen() => Status = ask(host);
}
