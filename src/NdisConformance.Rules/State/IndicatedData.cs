namespace NdisConformance.Rules;

/// <summary>
/// Where the data of the lists lies that NDIS holds. Allocates only when there is more of it than ever before.
/// </summary>
[Resets]
internal sealed partial class IndicatedData
{
    // As many are good as are counted.
    [Kept]
    private IndicatedPiece[] _pieces = new IndicatedPiece[64];
    private int _count;

    public ReadOnlySpan<IndicatedPiece> Pieces => _pieces.AsSpan(0, _count);

    public void Add(in IndicatedPiece piece)
    {
        if (_count == _pieces.Length)
        {
            Array.Resize(ref _pieces, _count * 2);
        }

        _pieces[_count++] = piece;
    }

    public void Remove(uint nbl)
    {
        for (int index = _count - 1; index >= 0; index--)
        {
            if (_pieces[index].Nbl == nbl)
            {
                _pieces[index] = _pieces[--_count];
            }
        }
    }

    public void Clear() => _count = 0;
}
