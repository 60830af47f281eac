using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>What pages are drawn on, each as soon as it is laid out.</summary>
internal interface ISheets
{
    /// <summary>Begins anew: what was drawn so far is dropped.</summary>
    void Restart();

    /// <summary>Draws the text of the next page.</summary>
    void Draw(Frame text);

    /// <summary>Draws what repeats on a page whose text is drawn already.</summary>
    void Draw(int page, Frame running);
}
