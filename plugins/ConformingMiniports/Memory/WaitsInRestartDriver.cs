using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Asks for more shared memory in MiniportRestart, returns PENDING, and completes the restart when the request is
/// completed, with or without memory.
/// </summary>
public sealed class WaitsInRestartDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PatientAdapter(ndis, adapterHandle, version);

    private sealed class PatientAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : GrowingAdapter(ndis, adapterHandle, version)
    {
        private bool _isRestarting;

        public override NDIS_STATUS Restart()
        {
            _isRestarting = true;
            return Growing.Grow() ? NDIS_STATUS_PENDING : base.Restart();
        }

        protected override ReceivePath NewReceivePath(Adapter adapter) => new PatientPath(this);

        private void EndRestart()
        {
            if (_isRestarting)
            {
                _isRestarting = false;
                NDIS_STATUS status = base.Restart();
                Ndis.NdisMRestartComplete(Handle, status);
            }
        }

        private sealed class PatientPath(PatientAdapter adapter) : GrowingPath(adapter, 6, 6, 6)
        {
            // It grows at restarts only: no other request is outstanding then.
            protected override void OnShort()
            {
            }

            protected override void OnQuiet()
            {
                adapter.EndRestart();
                base.OnQuiet();
            }
        }
    }
}
