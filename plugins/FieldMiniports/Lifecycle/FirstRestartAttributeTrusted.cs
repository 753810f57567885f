using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("first-restart-attribute-trusted", typeof(FirstRestartAttributeTrusted))]

namespace FieldMiniports;

/// <summary>
/// MiniportRestart takes the first entry of the restart attributes for the general ones, without a look at its OID, and
/// writes into it.
/// </summary>
public sealed class FirstRestartAttributeTrusted : FieldDriver
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        NDIS_RESTART_ATTRIBUTES attributes = restartParameters.RestartAttributes;
        if (attributes != null)
        {
            NDIS_RESTART_GENERAL_ATTRIBUTES general = (NDIS_RESTART_GENERAL_ATTRIBUTES)attributes.Data;
            general.MtuSize = Adapter.MtuSize;
            general.LookaheadSize = Adapter.MtuSize;
        }

        return base.Restart(miniportAdapterContext, ref restartParameters);
    }
}
