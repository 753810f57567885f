using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Lacks something in its second restart: it stops what it had started, and fails. The next restart is good.
/// </summary>
public sealed class FailsSecondRestartDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new FailingAdapter(ndis, adapterHandle, version);

    private sealed class FailingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private int _restarts;

        public override NDIS_STATUS Restart() => ++_restarts == 2 ? NDIS_STATUS_RESOURCES : base.Restart();
    }
}
