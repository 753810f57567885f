using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-011-joins-elements", typeof(JoinsElements))]
[assembly: FaultyMiniport("sgdma-list-011-joins-elements", "SGDMA-LIST-011")]

namespace FaultyMiniports;

/// <summary>Joins elements whose pages follow each other, whatever lies between their bytes.</summary>
public sealed class JoinsElements : ListRewriter
{
    private const uint PageBytes = 4096;

    /// <inheritdoc/>
    protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> joined = [];
        ulong lastPage = 0;
        foreach ((PHYSICAL_ADDRESS address, uint length) in Read(request.List))
        {
            ulong page = address.QuadPart / PageBytes;
            if (joined.Count > 0 && page - lastPage <= 1)
            {
                joined[^1] = (joined[^1].Address, joined[^1].Length + length);
            }
            else
            {
                joined.Add((address, length));
            }

            lastPage = (address.QuadPart + length - 1) / PageBytes;
        }

        return joined;
    }
}
