using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-005-keeps-mdls", typeof(KeepsMdls))]
[assembly: FaultyMiniport("mdl-005-keeps-mdls", "MDL-005")]

namespace FaultyMiniports;

/// <summary>Never frees its MDLs.</summary>
public sealed class KeepsMdls : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl)
    {
    }
}
