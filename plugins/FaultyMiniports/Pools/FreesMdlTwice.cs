using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("mdl-002-frees-mdl-twice", typeof(FreesMdlTwice))]
[assembly: FaultyMiniport("mdl-002-frees-mdl-twice", "MDL-002")]

namespace FaultyMiniports;

/// <summary>Frees its MDLs twice.</summary>
public sealed class FreesMdlTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl)
    {
        Inner.NdisFreeMdl(mdl);
        Inner.NdisFreeMdl(mdl);
    }
}
