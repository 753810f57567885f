namespace NdisConformance.Host.Ndis6;

/// <summary>The lists that the calls of one activity look at.</summary>
[Resets]
internal sealed partial class ChainStack
{
    // As many are good as lie below the top.
    [Kept]
    private ChainItem[] _items = new ChainItem[64];

    /// <summary>The activity whose stack it is; it is empty for any other.</summary>
    public uint Owner { get; set; }

    /// <summary>Where the next list will be pushed.</summary>
    public int Top { get; set; }

    public ChainItem[] Items => _items;

    public void Add(ChainItem item)
    {
        if (Top == _items.Length)
        {
            Array.Resize(ref _items, Top * 2);
        }

        _items[Top++] = item;
    }
}
