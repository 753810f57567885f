using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>A stimulus that NDIS 6 gives, with its request and the status that the driver answered.</summary>
/// <param name="host">The NDIS that gives it.</param>
/// <param name="request">The request.</param>
/// <param name="irql">The level at which it happens.</param>
/// <param name="ask">Asks the driver.</param>
public sealed class HostStimulus<TRequest>(
    NdisHost host, TRequest request, byte irql, Func<NdisHost, TRequest, NDIS_STATUS> ask)
    : Stimulus(irql)
{
    /// <summary>The request.</summary>
    public TRequest Request { get; } = request;

    /// <summary>The status that the driver returned; NDIS_STATUS_PENDING until then.</summary>
    public NDIS_STATUS Status { get; private set; } = NDIS_STATUS.NDIS_STATUS_PENDING;

    /// <inheritdoc/>
    protected override void Happen() => Status = ask(host, Request);
}
